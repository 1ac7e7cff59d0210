/** How a benchmark is run. */
export interface BenchOptions {
  readonly rounds: number;
  say(line: string): void;
}

/** Measures, prints its ratios and answers whether the run counts (messaging.md, Measuring); a missed aim is printed. */
export type Bench = (options: BenchOptions) => Promise<boolean>;
