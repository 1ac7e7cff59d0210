export function forget(act: () => Promise<void>): void {
  act();
}
