/** How much at once, and how much again per second. */
export interface Allowance {
  readonly capacity: number;
  readonly perSecond: number;
}

/** Counts per key. In one process in memory; over several behind the same interface. */
export interface RateLimit {
  /** Takes one; answers 0, or the whole seconds to wait. */
  take(key: string, allowance: Allowance): Promise<number>;
}

interface Bucket {
  level: number;
  at: number;
  fullAt: number;
}

const sweepEvery = 60_000;

/** Token buckets in memory; a bucket that is full again is forgotten. */
export class MemoryRateLimit implements RateLimit {
  private readonly buckets = new Map<string, Bucket>();
  private sweptAt: number;

  /** @param now milliseconds of a clock that never goes back; not the drill clock. */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.sweptAt = now();
  }

  take(key: string, { capacity, perSecond }: Allowance): Promise<number> {
    const now = this.now();
    this.sweep(now);
    const before = this.buckets.get(key) ?? { level: capacity, at: now, fullAt: now };
    const level = Math.min(capacity, before.level + ((now - before.at) / 1_000) * perSecond);
    const left = level >= 1 ? level - 1 : level;
    this.buckets.set(key, { level: left, at: now, fullAt: now + ((capacity - left) / perSecond) * 1_000 });
    return Promise.resolve(level >= 1 ? 0 : Math.max(1, Math.ceil((1 - level) / perSecond)));
  }

  private sweep(now: number): void {
    if (now - this.sweptAt < sweepEvery) return;
    this.sweptAt = now;
    for (const [key, { fullAt }] of this.buckets) if (fullAt <= now) this.buckets.delete(key);
  }
}
