import { IsOneOf } from '../fields/choice.js';
import { IsRecord } from '../fields/nested.js';
import { IsWhole } from '../fields/number.js';
import { IsString } from '../fields/text.js';
import { IsTime } from '../fields/time.js';

/**
 * A change that touches many matters began: a new calendar, or a unit that others follow. Stream `sweep/<what>`; it is
 * worked off in slices.
 */
export class SweepBegun {
  static readonly type = 'kaoji.supervision.sweep-begun.v1';
  @IsOneOf(['recompute', 'succeed']) purpose: 'recompute' | 'succeed';
  /** The unit that is followed; empty for a recomputation. */
  @IsString() unit: string;
  @IsString() successor: string;
  /** Streams of single matters that go elsewhere: `{stream: unit}`. */
  @IsRecord() exceptions: Record<string, string>;
  @IsTime() from: string;
}

/** A slice was worked off; `after` is the number of its last matter. */
export class SweepSliced {
  static readonly type = 'kaoji.supervision.sweep-sliced.v1';
  @IsWhole() slice: number;
  @IsString() after: string;
}

export class SweepEnded {
  static readonly type = 'kaoji.supervision.sweep-ended.v1';
  @IsWhole() slices: number;
}
