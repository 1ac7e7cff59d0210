import { IsOptional } from 'class-validator';
import { outOfScopeGrounds, type OutOfScopeGround } from '../codes.js';
import { IsFlag, IsOneOf } from '../fields/choice.js';
import { IsNested, IsNestedList, IsRecord, IsRecordList } from '../fields/nested.js';
import { IsWhole } from '../fields/number.js';
import { IsString } from '../fields/text.js';
import { IsTime } from '../fields/time.js';
import { ProposedUnit } from './catalogue.events.js';
import { Deadline, MatterPart } from './deadline.js';
import { WithFigures } from './figures.js';

/** A matter 督办事项 was registered. Stream `matter/<number>`, as all events of this file. */
export class MatterRegistered extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-registered.v1';
  @IsString() number: string;
  @IsString() source: string;
  @IsString() kind: string;
  @IsString() title: string;
  /** `immediate`, `limited`, `urgent`, `forced-back`. */
  @IsString() handling: string;
  /** `Limit` of libs/calendar. */
  @IsRecord() limit: object;
  @IsWhole() weight: number;
  @IsFlag() citizen: boolean;
  /** HMAC of the petitioner's telephone or name: tells repetitions, not who it is. */
  @IsOptional() @IsString() petitioner: string | null;
  @IsOptional() @IsString() category: string | null;
  @IsOptional() @IsString() place: string | null;
  @IsOptional() @IsString() reference: string | null;
  @IsOptional() @IsString() firstAsked: string | null;
  @IsFlag() confidential: boolean;
  @IsString() registrar: string;
  @IsFlag() selfRegistered: boolean;
  @IsTime() registeredAt: string;
  @IsTime() receivedAt: string;
  @IsFlag() backfill: boolean;
  /** Keyed digest of the query code by which its petitioner may follow it; null: there is none. */
  @IsOptional() @IsString() queryCode?: string | null;
  /** Where it waits for a unit: until then the office is to dispatch it. */
  @IsOptional() @IsTime() dispatchBy?: string | null;
  /** Where no unit was named. */
  @IsOptional() @IsNested(() => ProposedUnit) proposed?: ProposedUnit | null;
  /** Co-handlers with the limits asked for them, `{unit, limit?}`. */
  @IsRecordList() coUnits: object[];
}

/** Dispatched 交办 to a lead unit: a new round of handling begins. */
export class MatterDispatched extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-dispatched.v1';
  @IsString() unit: string;
  @IsWhole() round: number;
  @IsOneOf(['first', 'ruling', 'transfer', 'rework', 'succession']) because:
    'first' | 'ruling' | 'transfer' | 'rework' | 'succession';
  @IsTime() dispatchedAt: string;
  /** Where the clock of the round begins: registration, or this dispatch when that was late or not the first. */
  @IsTime() clockFrom: string;
  @IsRecord() limit: object;
  @IsOptional() @IsNested(() => Deadline) deadline: Deadline | null;
  @IsTime() acceptBy: string;
  /** First contact with the petitioner within 24 hours; null for internal matters. */
  @IsOptional() @IsTime() contactBy: string | null;
  @IsNestedList(() => MatterPart) parts: MatterPart[];
}

export class MatterAccepted extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-accepted.v1';
  @IsString() unit: string;
  @IsOptional() @IsTime() statedAt?: string;
  @IsTime() countsAt: string;
  @IsOptional() @IsString() handler: string | null;
}

/** Nobody accepted or returned it in time. */
export class MatterAcceptanceMissed extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-acceptance-missed.v1';
  @IsString() unit: string;
  @IsTime() acceptBy: string;
}

/** Returned 退回 within the time for acceptance. */
export class MatterReturned extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-returned.v1';
  @IsString() unit: string;
  @IsString() reason: string;
  @IsOptional() @IsString() article: string | null;
  @IsTime() countsAt: string;
  @IsTime() ruleBy: string;
}

/** The office, or the coordinating deputy secretary-general, ruled on a return; it binds. */
export class MatterReturnRuled extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-return-ruled.v1';
  @IsOneOf(['stays', 'moves']) ruling: 'stays' | 'moves';
  /** The unit it moves to. */
  @IsOptional() @IsString() unit: string | null;
  @IsString() reason: string;
  @IsOptional() @IsString() legalOpinion: string | null;
  @IsTime() ruledAt: string;
  @IsOptional() @IsNested(() => Deadline) deadline: Deadline | null;
}

/** The unit asked first transfers; it answers until the other has accepted, which is a dispatch of its own. */
export class MatterTransferred extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-transferred.v1';
  @IsString() from: string;
  @IsString() to: string;
  @IsString() reason: string;
  /** From then on the clock of the other unit runs. */
  @IsOptional() @IsTime() at?: string;
  /** Until then the other unit is to accept. */
  @IsOptional() @IsTime() acceptBy?: string;
}

/** Out of scope: answered with the right route, in no rate. */
export class MatterOutOfScope extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-out-of-scope.v1';
  @IsOneOf(outOfScopeGrounds) ground: OutOfScopeGround;
  /** Where the petitioner is to turn, in words. */
  @IsString() route: string;
  /** The matter that one of the ground `repeated` repeats without anything new. */
  @IsOptional() @IsString() earlier?: string | null;
  @IsString() by: string;
  @IsTime() at: string;
}

/** A repeat follows the first. */
export class MatterMerged extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-merged.v1';
  @IsString() into: string;
  @IsString() by: string;
  @IsString() reason: string;
}

/** A co-handler's open part went to the unit that follows it. */
export class MatterPartSucceeded extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-part-succeeded.v1';
  @IsString() from: string;
  @IsString() to: string;
}
