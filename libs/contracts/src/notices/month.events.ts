import { IsStringList } from '../fields/text.js';
import { IsMonthName, IsTime } from '../fields/time.js';

/** A month's notifications are planned, or planned again by another calendar. Stream `month/<period>`. */
export class NoticesMonthPlanned {
  static readonly type = 'kaoji.notices.month-planned.v1';
  @IsMonthName() period: string;
  /** Statements are due on the 5th working day of the next month. */
  @IsTime() statementsAt: string;
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
