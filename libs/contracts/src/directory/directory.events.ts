import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';

const day = /^\d{4}-\d{2}-\d{2}$/;

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
  @IsArray() @IsString({ each: true }) handlers: string[];
}

/** A unit 单位 as it stands from `validFrom` on, until the next record of the same code. Stream `unit/<code>`. */
export class UnitRecorded {
  static readonly type = 'kaoji.directory.unit-recorded.v1';
  @IsString() code: string;
  @IsString() name: string;
  @IsOptional() @IsString() parent: string | null;
  @IsIn(unitKinds) kind: UnitKind;
  /** Ranking category 考核类别; null: not ranked. */
  @IsOptional() @IsString() category: string | null;
  @Matches(day) validFrom: string;
  /** The day before which it ends, null while it exists. */
  @IsOptional() @Matches(day) validTo: string | null;
  /** Codes of the units that follow it after a merger or split. */
  @IsArray() @IsString({ each: true }) successors: string[];
  @ValidateNested() @Type(() => UnitRoles) roles: UnitRoles;
}

/** A person in office. Stream `person/<code>`. */
export class PersonRecorded {
  static readonly type = 'kaoji.directory.person-recorded.v1';
  @IsString() code: string;
  @IsString() name: string;
  @IsString() unit: string;
  /** Roles of the rights table. */
  @IsArray() @IsString({ each: true }) roles: string[];
  @IsOptional() @IsString() email: string | null;
  /** Post B of an AB post AB岗. */
  @IsOptional() @IsString() standIn: string | null;
  @IsBoolean() active: boolean;
}

/** An absence: from `from` until `to` the stand-in receives what the person would. Stream `person/<code>`. */
export class AbsenceRecorded {
  static readonly type = 'kaoji.directory.absence-recorded.v1';
  @IsString() person: string;
  @IsISO8601() from: string;
  @IsISO8601() to: string;
}

/** Who is on duty 值班 for urgent matters outside office hours. Stream `duty/<date>`. */
export class DutyRecorded {
  static readonly type = 'kaoji.directory.duty-recorded.v1';
  @Matches(day) date: string;
  @IsString() person: string;
}

/** The calendar of the installation, whole. Stream `calendar/main`; the version rises by one. */
export class CalendarChanged {
  static readonly type = 'kaoji.directory.calendar-changed.v1';
  /** `CalendarData` of libs/calendar. */
  @IsObject() calendar: object;
  @IsString() reason: string;
}

/** An API key as others need it: never the key itself. Stream `key/<id>`. */
export class KeyRecorded {
  static readonly type = 'kaoji.directory.key-recorded.v1';
  @IsString() id: string;
  @IsString() unit: string;
  /** Event types it may post; `*` for all own types. */
  @IsArray() @IsString({ each: true }) types: string[];
  /** `backfill`, `for-others`. */
  @IsArray() @IsString({ each: true }) rights: string[];
  /** SHA-256 of the key, hexadecimal. */
  @IsString() digest: string;
  @IsISO8601() expiresAt: string;
  @IsBoolean() revoked: boolean;
}

/** Open work of a unit goes to its successors by a signed list (domain.md 1). Stream `unit/<code>`. */
export class UnitSucceeded {
  static readonly type = 'kaoji.directory.unit-succeeded.v1';
  @IsString() unit: string;
  /** Where what the list does not name goes. */
  @IsString() successor: string;
  /** Streams of single matters that go elsewhere: `{stream: unit}`. */
  @IsObject() exceptions: Record<string, string>;
  @Matches(day) takesEffectOn: string;
  @IsString() signedBy: string;
}

/** How many records the installation's directory had when it was loaded: for progress and checks. */
export class CityLoaded {
  static readonly type = 'kaoji.directory.city-loaded.v1';
  @IsInt() units: number;
  @IsInt() people: number;
}
