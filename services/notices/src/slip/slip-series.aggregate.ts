import type { Aggregate } from '@kaoji/messaging';
import { decideSlipSeries, type NumberSlip, type SlipCircumstances } from './slip-series.decide.js';
import { evolveSlipSeries, noSlips, slipSeriesFold, type SlipEvent, type SlipSeries } from './slip-series.state.js';

/** Stream `slip-series/<kind>`: its version is the guard against a number that is given twice. */
export const slipSeries: Aggregate<SlipSeries, NumberSlip, SlipEvent, SlipCircumstances['terms']> = {
  concept: 'slip-series',
  table: 'slip_series',
  fold: slipSeriesFold,
  initial: noSlips,
  evolve: evolveSlipSeries,
  decide: decideSlipSeries,
};
