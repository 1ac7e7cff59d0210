export function swallow(act: () => void): void {
  try {
    act();
  } catch {}
}
