/** Several measurements of one thing. */
export interface Figures {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

const ascending = (a: number, b: number): number => a - b;

/** The value below which a share of the values lies, 0 < share <= 1 (nearest rank). @throws without any value. */
export function quantile(values: readonly number[], share: number): number {
  const found = [...values].sort(ascending)[Math.max(0, Math.ceil(values.length * share) - 1)];
  if (found === undefined) throw new RangeError('nothing was measured');
  return found;
}

/** Median (of an even number the mean of the two in the middle) and spread. @throws without any value. */
export function figuresOf(values: readonly number[]): Figures {
  const lower = quantile(values, 0.5);
  const upper = values.length % 2 === 0 ? ([...values].sort(ascending)[values.length / 2] ?? lower) : lower;
  return { median: (lower + upper) / 2, least: Math.min(...values), most: Math.max(...values) };
}

/** How far apart two measurements of the same thing may lie, else a run says nothing (messaging.md, Measuring). */
export const voidBeyond = 0.1;

/** Whether a thing measured twice in the same rounds came out the same. */
export const isSteady = (once: readonly number[], again: readonly number[]): boolean =>
  Math.abs(figuresOf(once).median / figuresOf(again).median - 1) <= voidBeyond;

const digits = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** `1234 (1100 to 1300)`. */
export const figuresText = ({ median, least, most }: Figures): string =>
  `${digits(median)} (${digits(least)} to ${digits(most)})`;
