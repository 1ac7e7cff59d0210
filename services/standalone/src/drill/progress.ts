import type { Wake } from '@kaoji/messaging';

/** Longest wait for one signal in ms: steps that record nothing give none. */
const patience = 3;

/** Lets the drill wait for what happens in this process, without sleeping longer than that. */
export class Progress {
  private signals = 0;
  private wakeUp: () => void = () => undefined;
  private nudging = false;
  private readonly stops: readonly (() => void)[];

  constructor(
    private readonly wake: Wake,
    services: readonly string[],
  ) {
    this.stops = services.map((service) => wake.listen(service, () => this.note()));
  }

  /** Something was committed, or a consumer came further. */
  note(): void {
    if (this.nudging) return;
    this.signals += 1;
    this.wakeUp();
  }

  /** What `next` counts from: to be taken before one looks. */
  mark(): number {
    return this.signals;
  }

  /** Makes the readers of a producer look again: an older transaction may have hidden its newest events from them. */
  nudge(producers: Iterable<string>): void {
    this.nudging = true;
    for (const producer of producers) this.wake.signal(producer);
    this.nudging = false;
  }

  /** Resolves at the first signal after the mark with true, or soon with false. */
  next(mark: number): Promise<boolean> {
    if (this.signals > mark) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), patience);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }

  close(): void {
    for (const stop of this.stops) stop();
  }
}
