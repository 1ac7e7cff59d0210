import { IsIn, IsInt, IsISO8601, IsObject, IsString } from 'class-validator';

/**
 * A change that touches many matters began: a new calendar, or a unit that others follow. Stream `sweep/<what>`; it is
 * worked off in slices.
 */
export class SweepBegun {
  static readonly type = 'kaoji.supervision.sweep-begun.v1';
  @IsIn(['recompute', 'succeed']) purpose: 'recompute' | 'succeed';
  /** The unit that is followed; empty for a recomputation. */
  @IsString() unit: string;
  @IsString() successor: string;
  /** Streams of single matters that go elsewhere: `{stream: unit}`. */
  @IsObject() exceptions: Record<string, string>;
  @IsISO8601() from: string;
}

/** A slice was worked off; `after` is the number of its last matter. */
export class SweepSliced {
  static readonly type = 'kaoji.supervision.sweep-sliced.v1';
  @IsInt() slice: number;
  @IsString() after: string;
}

export class SweepEnded {
  static readonly type = 'kaoji.supervision.sweep-ended.v1';
  @IsInt() slices: number;
}
