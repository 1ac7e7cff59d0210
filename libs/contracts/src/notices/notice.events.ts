import { IsOptional } from 'class-validator';
import { IsFlag, IsOneOf, IsSomeOf } from '../fields/choice.js';
import { IsRecord } from '../fields/nested.js';
import { IsWhole } from '../fields/number.js';
import { IsString } from '../fields/text.js';
import { IsMonthName, IsTime } from '../fields/time.js';

/** What somebody is told, by what caused it. */
export const noticeKinds = [
  'matter-dispatched',
  'matter-returned',
  'return-ruled',
  'pause-refused',
  'extension-decided',
  'matter-sent-back',
  'exclusion-decided',
  'ladder-handler',
  'ladder-head',
  'ladder-dunning',
  'ladder-orange',
  'ladder-red',
  'ladder-interview',
  'step-withdrawn',
  'monthly-statement',
  'statement-reminder',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Who is told: a responsibility role of the unit, or the supervision office 督查室. */
export const addresseeRoles = ['handler', 'head', 'leadership', 'coordination', 'office'] as const;
export type AddresseeRole = (typeof addresseeRoles)[number];

/** What every event of a notice names. Stream `correspondence/<subject>`: all that was told about one subject. */
export class AboutSubject {
  /** Digest of what caused it and its kind: the same cause finds it there. */
  @IsString() announcement: string;
  /** `matter/<number>`, or `statement/<period>/<unit>`. */
  @IsString() subject: string;
}

/** Something is to be told; to whom is decided when it is delivered, since posts and absences change until then. */
export class NoticeAnnounced extends AboutSubject {
  static readonly type = 'kaoji.notices.notice-announced.v1';
  @IsOneOf(noticeKinds) kind: NoticeKind;
  @IsString() unit: string;
  @IsFlag() urgent: boolean;
  /** In office hours; urgent at once. */
  @IsTime() deliverAt: string;
  @IsSomeOf(addresseeRoles) to: AddresseeRole[];
  @IsSomeOf(addresseeRoles) copyTo: AddresseeRole[];
  /** What the sentence is filled in from; never words of a petitioner. */
  @IsRecord() details: Record<string, string | number | boolean | null>;
  @IsOptional() @IsString() period: string | null;
  /** Has to be acknowledged within so many working days of each delivery; null: need not. */
  @IsOptional() @IsWhole() acknowledgeWithin: number | null;
}

/** One person has a notice. There is one per announcement, person, period and kind. */
export class NoticeIssued extends AboutSubject {
  static readonly type = 'kaoji.notices.notice-issued.v1';
  /** Its e-mail carries it as Message-ID. */
  @IsString() notice: string;
  @IsString() person: string;
  /** For information: another has to act. */
  @IsFlag() copy: boolean;
  @IsOneOf(noticeKinds) kind: NoticeKind;
  @IsString() unit: string;
  @IsRecord() details: Record<string, string | number | boolean | null>;
  @IsOptional() @IsString() period: string | null;
  @IsFlag() urgent: boolean;
  @IsTime() issuedAt: string;
  @IsOptional() @IsTime() acknowledgeBy: string | null;
}

/** All whom it concerned at its time have it, or nobody holds any post there. */
export class NoticeDelivered extends AboutSubject {
  static readonly type = 'kaoji.notices.notice-delivered.v1';
  /** Close of office on the last day to acknowledge it; null: need not be. */
  @IsOptional() @IsTime() acknowledgeBy: string | null;
}

export class NoticeRead extends AboutSubject {
  static readonly type = 'kaoji.notices.notice-read.v1';
  @IsString() notice: string;
  @IsString() person: string;
  @IsTime() at: string;
}

export class NoticeAcknowledged extends AboutSubject {
  static readonly type = 'kaoji.notices.notice-acknowledged.v1';
  @IsString() notice: string;
  @IsString() person: string;
  @IsTime() at: string;
}

/** What it told fell away: shown struck out, or never delivered. */
export class NoticeWithdrawn extends AboutSubject {
  static readonly type = 'kaoji.notices.notice-withdrawn.v1';
  /** Identity of the event that withdrew it. */
  @IsString() because: string;
}

/** Nobody acknowledged a unit's statement within 3 working days of the reminder: a conduct fact (domain.md 6). */
export class NoticeUnacknowledged extends AboutSubject {
  static readonly type = 'kaoji.notices.notice-unacknowledged.v1';
  @IsString() unit: string;
  @IsMonthName() period: string;
  @IsTime() at: string;
}
