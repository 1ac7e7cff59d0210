export function forget(values: number[], act: (value: number) => Promise<void>): void {
  values.forEach(async (value) => {
    await act(value);
  });
}
