import { IsOptional } from 'class-validator';
import { IsFlag, IsOneOf } from '../fields/choice.js';
import { IsNested, IsRecord } from '../fields/nested.js';
import { IsString, IsStringList } from '../fields/text.js';
import { IsDay, IsTime } from '../fields/time.js';

export const unitKinds = ['city', 'county', 'township', 'department', 'station', 'window'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** People who answer for a unit, by their codes (domain.md 1, Responsibility). */
export class UnitRoles {
  /** First responsible person 第一责任人. */
  @IsOptional() @IsString() head?: string;
  /** Leadership responsibility 领导责任: the deputy mayor in charge. */
  @IsOptional() @IsString() leadership?: string;
  /** Coordination responsibility 协调责任: the deputy secretary-general. */
  @IsOptional() @IsString() coordination?: string;
  /** Handlers 承办人, the first receives what names none. */
  @IsStringList() handlers: string[];
}

/** A unit 单位 as it stands from `validFrom` on, until the next record of the same code. Stream `unit/<code>`. */
export class UnitRecorded {
  static readonly type = 'kaoji.directory.unit-recorded.v1';
  @IsString() code: string;
  @IsString() name: string;
  @IsOptional() @IsString() parent: string | null;
  @IsOneOf(unitKinds) kind: UnitKind;
  /** Ranking category 考核类别; null: not ranked. */
  @IsOptional() @IsString() category: string | null;
  @IsDay() validFrom: string;
  /** The day before which it ends, null while it exists. */
  @IsOptional() @IsDay() validTo: string | null;
  /** Codes of the units that follow it after a merger or split. */
  @IsStringList() successors: string[];
  @IsNested(() => UnitRoles) roles: UnitRoles;
}

/** A person in office. Stream `person/<code>`. */
export class PersonRecorded {
  static readonly type = 'kaoji.directory.person-recorded.v1';
  @IsString() code: string;
  @IsString() name: string;
  @IsString() unit: string;
  /** Roles of the rights table. */
  @IsStringList() roles: string[];
  @IsOptional() @IsString() email: string | null;
  /** Post B of an AB post AB岗. */
  @IsOptional() @IsString() standIn: string | null;
  @IsFlag() active: boolean;
}

/** An absence: from `from` until `to` the stand-in receives what the person would. Stream `person/<code>`. */
export class AbsenceRecorded {
  static readonly type = 'kaoji.directory.absence-recorded.v1';
  @IsString() person: string;
  @IsTime() from: string;
  @IsTime() to: string;
}

/** Who is on duty 值班 for urgent matters outside office hours. Stream `duty/<date>`. */
export class DutyRecorded {
  static readonly type = 'kaoji.directory.duty-recorded.v1';
  @IsDay() date: string;
  @IsString() person: string;
}

/** The calendar of the installation, whole. Stream `calendar/main`; the version rises by one. */
export class CalendarChanged {
  static readonly type = 'kaoji.directory.calendar-changed.v1';
  /** `CalendarData` of libs/calendar. */
  @IsRecord() calendar: object;
  @IsString() reason: string;
}

/** An API key as others need it: never the key itself. Stream `key/<id>`. */
export class KeyRecorded {
  static readonly type = 'kaoji.directory.key-recorded.v1';
  @IsString() id: string;
  @IsString() unit: string;
  /** Event types it may post; `*` for all own types. */
  @IsStringList() types: string[];
  /** `backfill`, `for-others`. */
  @IsStringList() rights: string[];
  /** SHA-256 of the key, hexadecimal. */
  @IsString() digest: string;
  @IsTime() expiresAt: string;
  @IsFlag() revoked: boolean;
}

/** Open work of a unit goes to its successors by a signed list (domain.md 1). Stream `unit/<code>`. */
export class UnitSucceeded {
  static readonly type = 'kaoji.directory.unit-succeeded.v1';
  @IsString() unit: string;
  /** Where what the list does not name goes. */
  @IsString() successor: string;
  /** Streams of single matters that go elsewhere: `{stream: unit}`. */
  @IsRecord() exceptions: Record<string, string>;
  @IsDay() takesEffectOn: string;
  @IsString() signedBy: string;
}
