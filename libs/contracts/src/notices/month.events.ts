import { IsArray, IsISO8601, IsString, Matches } from 'class-validator';

/** A month's notifications are planned, or planned again by another calendar. Stream `month/<period>`. */
export class NoticesMonthPlanned {
  static readonly type = 'kaoji.notices.month-planned.v1';
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/) period: string;
  /** Statements are due on the 5th working day of the next month. */
  @IsISO8601() statementsAt: string;
  /** The data close: close of the 3rd working day of the next month. */
  @IsISO8601() closesAt: string;
  /** The next month is planned when it begins. */
  @IsISO8601() nextAt: string;
}

/** The units whose heads get a statement, as they stand on the period's last day. Stream `month/<period>`. */
export class StatementsOrdered {
  static readonly type = 'kaoji.notices.statements-ordered.v1';
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/) period: string;
  @IsISO8601() at: string;
  @IsArray() @IsString({ each: true }) units: string[];
}

/** The data close of a period is known, or another service's marker for it was passed. Stream `period/<period>`. */
export class NoticesMarkerPassed {
  static readonly type = 'kaoji.notices.marker-passed.v1';
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/) period: string;
  @IsISO8601() closesAt: string;
  @IsArray() @IsString({ each: true }) passed: string[];
  /** Services whose markers are still to come. */
  @IsArray() @IsString({ each: true }) awaited: string[];
}
