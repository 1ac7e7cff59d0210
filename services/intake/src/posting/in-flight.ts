/** Receipts that this process is accepting just now: two requests with one identity take turns. */
export class InFlight {
  private readonly held = new Map<string, Promise<void>>();

  /** Waits until nobody holds any of the receipts, then holds all of them until the returned function is called. */
  async claim(receipts: readonly string[]): Promise<() => void> {
    for (let other = this.holder(receipts); other !== undefined; other = this.holder(receipts)) await other;
    let letGo: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (letGo = resolve));
    for (const receipt of receipts) this.held.set(receipt, done);
    return () => {
      for (const receipt of receipts) this.held.delete(receipt);
      letGo();
    };
  }

  private holder(receipts: readonly string[]): Promise<void> | undefined {
    for (const receipt of receipts) {
      const holder = this.held.get(receipt);
      if (holder) return holder;
    }
    return undefined;
  }
}
