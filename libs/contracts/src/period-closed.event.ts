import { IsStringList } from './fields/text.js';
import { IsMonthName, IsTime } from './fields/time.js';
import type { EventClass } from './event-declaration.js';

/** A service's marker: all that it has to say about a period is said (messaging.md, The close). Stream `period/<period>`. */
export class PeriodMark {
  @IsMonthName() period: string;
  /** Facts whose first cause was recorded before this instant belong to the cut. */
  @IsTime() closesAt: string;
}

/** When a month closes, freezes and ends by the calendar, and whose markers are still awaited. Stream `period/<period>`. */
export class PeriodPlan {
  @IsMonthName() period: string;
  @IsTime() closesAt: string;
  @IsTime() freezesAt: string;
  @IsTime() endsAt: string;
  @IsStringList() passed: string[];
  @IsStringList() awaited: string[];
}

export class IntakePeriodPlanned extends PeriodPlan {
  static readonly type = 'kaoji.intake.period-planned.v1';
}

export class SupervisionPeriodPlanned extends PeriodPlan {
  static readonly type = 'kaoji.supervision.period-planned.v1';
}

export class NoticesPeriodPlanned extends PeriodPlan {
  static readonly type = 'kaoji.notices.period-planned.v1';
}

const markOf = <T extends string>(type: T): EventClass<PeriodMark> & { readonly type: T } =>
  class extends PeriodMark {
    static readonly type = type;
  };

/** The data close, at the close of the 3rd working day of the next month, per producer. */
export const IntakePeriodClosed = markOf('kaoji.intake.period-closed.v1');
export const SupervisionPeriodClosed = markOf('kaoji.supervision.period-closed.v1');
export const NoticesPeriodClosed = markOf('kaoji.notices.period-closed.v1');

/** The freeze, at the close of the 10th working day. */
export const SupervisionPeriodFrozen = markOf('kaoji.supervision.period-frozen.v1');

/**
 * Who waits for whose marker before it sets its own (messaging.md, The close); a service that is not in the composition
 * is not waited for.
 */
export const closeOrder: Readonly<Record<string, readonly string[]>> = {
  intake: [],
  evaluation: ['intake'],
  targets: ['intake'],
  supervision: ['intake', 'evaluation'],
  accountability: ['intake', 'targets', 'evaluation', 'supervision'],
  notices: ['intake', 'targets', 'evaluation', 'supervision', 'accountability'],
  rankings: ['intake', 'targets', 'evaluation', 'supervision', 'accountability', 'notices'],
};
