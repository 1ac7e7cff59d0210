type Light = 'green' | 'yellow' | 'red';

export function word(light: Light): string {
  switch (light) {
    case 'green':
      return 'in time';
    default:
      return 'not in time';
  }
}
