/** How long a value read may be taken for the present one, in ms. */
const fresh = 5_000;

/** A secret that a running process takes up when it is rotated: its file is looked at again every few seconds. */
export class RereadSecret {
  private readAt: number;

  /** @param now milliseconds that never go back. */
  constructor(
    private value: string,
    private readonly read: () => Promise<string | undefined>,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.readAt = now();
  }

  /** The present value. When its file cannot be read, the last one stands: the installation goes on. */
  async current(): Promise<string> {
    if (this.now() - this.readAt < fresh) return this.value;
    this.readAt = this.now();
    try {
      this.value = (await this.read()) ?? this.value;
    } catch (error) {
      process.emitWarning(`A secret could not be read again: ${(error as Error).message}`);
    }
    return this.value;
  }
}
