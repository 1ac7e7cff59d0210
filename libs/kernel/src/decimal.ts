import { Decimal } from 'decimal.js';

/** Exact decimals with 40 significant digits: enough that a quotient never decides a rounding to 2 places wrongly. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -40, toExpPos: 40 });
export type Exact = Decimal;

/** An exact decimal from its text or an integer. @throws when the text is no number. */
export const exact = (value: string | number | Decimal): Exact => new Exact(value);

/** Rounds once, for publication, to 2 places, half to even (GB/T 8170; domain.md 1, Exactness). */
export const published = (value: Exact): string => value.toFixed(2, Decimal.ROUND_HALF_EVEN);

/** The sum of exact decimals; 0 for none. */
export const sum = (values: readonly Exact[]): Exact =>
  values.reduce((total, value) => total.plus(value), new Exact(0));

/** What travels in events and explanations: up to 20 decimal places, without trailing zeros. */
export const decimalText = (value: Exact): string => value.toDecimalPlaces(20).toFixed();
