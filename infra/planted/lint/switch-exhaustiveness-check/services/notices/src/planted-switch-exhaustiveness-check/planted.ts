type Light = 'green' | 'yellow' | 'red';

export function word(light: Light): string | undefined {
  switch (light) {
    case 'green':
      return 'in time';
    case 'yellow':
      return 'soon due';
  }
  return undefined;
}
