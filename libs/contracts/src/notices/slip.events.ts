import { IsOneOf } from '../fields/choice.js';
import { IsCount } from '../fields/number.js';
import { IsString } from '../fields/text.js';
import { IsTime } from '../fields/time.js';
import { AboutSubject } from './notice.events.js';

/** Notices that are slips: each has a number of its kind and year (domain.md 6, Bulletins). */
export const slipKinds = ['ladder-dunning', 'ladder-orange', 'ladder-red'] as const;
export type SlipKind = (typeof slipKinds)[number];

/** A slip has its number 〔2026〕10号: given once, one after another, kept when the slip is withdrawn. Stream `slip-series/<kind>`. */
export class SlipNumbered extends AboutSubject {
  static readonly type = 'kaoji.notices.slip-numbered.v1';
  @IsOneOf(slipKinds) kind: SlipKind;
  @IsString() unit: string;
  @IsCount(1990, 2999) year: number;
  @IsCount(1, Number.MAX_SAFE_INTEGER) number: number;
  @IsTime() at: string;
}
