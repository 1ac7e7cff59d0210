import { IsStringList } from '../fields/text.js';
import { IsMonthName, IsTime } from '../fields/time.js';

/** A month's notifications are planned, or planned again by another calendar. Stream `month/<period>`. */
export class NoticesMonthPlanned {
  static readonly type = 'kaoji.notices.month-planned.v1';
  @IsMonthName() period: string;
  /** Statements are due on the 5th working day of the next month. */
  @IsTime() statementsAt: string;
  /** The data close: close of the 3rd working day of the next month. */
  @IsTime() closesAt: string;
  /** The next month is planned when it begins. */
  @IsTime() nextAt: string;
}

/** The units whose heads get a statement, as they stand on the period's last day. Stream `month/<period>`. */
export class StatementsOrdered {
  static readonly type = 'kaoji.notices.statements-ordered.v1';
  @IsMonthName() period: string;
  @IsTime() at: string;
  @IsStringList() units: string[];
}

/** The data close of a period is known, or another service's marker for it was passed. Stream `period/<period>`. */
export class NoticesMarkerPassed {
  static readonly type = 'kaoji.notices.marker-passed.v1';
  @IsMonthName() period: string;
  @IsTime() closesAt: string;
  @IsStringList() passed: string[];
  /** Services whose markers are still to come. */
  @IsStringList() awaited: string[];
}
