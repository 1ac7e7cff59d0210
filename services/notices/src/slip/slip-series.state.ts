import type { EventOf, SlipNumbered } from '@kaoji/contracts';

export type SlipEvent = EventOf<typeof SlipNumbered>;

/** The numbers given to slips of one kind: the last one of each year. */
export interface SlipSeries {
  readonly last: Readonly<Record<string, number>>;
}

export const slipSeriesFold = 1;

export const noSlips: SlipSeries = { last: {} };

export function evolveSlipSeries({ last }: SlipSeries, { data: { year, number } }: SlipEvent): SlipSeries {
  return { last: { ...last, [year]: number } };
}
