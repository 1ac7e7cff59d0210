import {
  MatterClosed,
  MatterDispatched,
  MatterEscalated,
  MatterFollowedUp,
  MatterRegistered,
  MatterReplied,
  PersonRecorded,
  SupervisionPeriodClosed,
  SupervisionPeriodFrozen,
  UnitRecorded,
  type CaseFigure,
  type FollowUpFigure,
  type SlipFigure,
} from '@kaoji/contracts';
import { positionText, type RecordedEvent, sha256 } from '@kaoji/kernel';

export const types = {
  registered: MatterRegistered.type,
  dispatched: MatterDispatched.type,
  replied: MatterReplied.type,
  closed: MatterClosed.type,
  escalated: MatterEscalated.type,
  followedUp: MatterFollowedUp.type,
  periodClosed: SupervisionPeriodClosed.type,
  periodFrozen: SupervisionPeriodFrozen.type,
} as const;

/** A producer's events as a stream would bring them: versions and positions are given in the order of the calls. */
export class Producer {
  readonly events: RecordedEvent[] = [];
  private readonly versions = new Map<string, number>();

  constructor(readonly name = 'supervision') {}

  say(stream: string, type: string, data: object, at: string, metadata: object = {}): RecordedEvent {
    const version = (this.versions.get(stream) ?? 0) + 1;
    this.versions.set(stream, version);
    const number = this.events.length + 1;
    const event: RecordedEvent = {
      producer: this.name,
      stream,
      version,
      type,
      data,
      metadata: { rootAt: at, ...metadata },
      occurredAt: at,
      recordedAt: at,
      hash: sha256(this.name, stream, String(version)).toString('hex'),
      position: positionText(1, String(100 + number), String(number)),
    };
    this.events.push(event);
    return event;
  }

  case(matter: string, figure: Partial<CaseFigure>, at: string, type: string = types.dispatched): RecordedEvent {
    const cases: CaseFigure[] = [{ ...plainCase, registeredAt: at, dispatchedAt: at, ...figure }];
    return this.say(`matter/${matter}`, type, { figures: { cases } }, at);
  }

  followUp(matter: string, figure: Partial<FollowUpFigure>, at: string): RecordedEvent {
    const followUps: FollowUpFigure[] = [{ ...plainFollowUp, answeredAt: at, registeredAt: at, ...figure }];
    return this.say(`matter/${matter}`, types.followedUp, { figures: { followUps } }, at);
  }

  slip(matter: string, figure: Partial<SlipFigure>, at: string): RecordedEvent {
    const slips = [{ case: 'slip/1/orange', unit: 'D01', slip: 'orange', dueAt: at, withdrawn: false, ...figure }];
    return this.say(`matter/${matter}`, types.escalated, { figures: { slips } }, at);
  }

  marker(type: string, period: string, closesAt: string, at: string): RecordedEvent {
    return this.say(`period/${period}`, type, { period, closesAt }, at);
  }
}

const plainCase = {
  case: 'lead/1',
  unit: 'D01',
  citizen: false,
  weight: 1,
  dispatchedAt: null,
  dueAt: null,
  repliedAt: null,
  paused: false,
  excluded: false,
  petitioner: null,
  registeredAt: '',
  contacted: null,
  sentBack: false,
};

const plainFollowUp = {
  case: 'follow-up/1',
  unit: 'D01',
  answeredAt: '',
  answered: true,
  solved: 'fully' as const,
  grade: 5,
  excluded: false,
  petitioner: null,
  registeredAt: '',
};

/** People with one role each, as directory records them. */
export function recordPeople(
  directory: Producer,
  people: readonly (readonly [code: string, role: string, unit: string])[],
): void {
  for (const [code, role, unit] of people) {
    const data: PersonRecorded = { code, name: code, unit, roles: [role], email: null, standIn: null, active: true };
    directory.say(`person/${code}`, PersonRecorded.type, data, '2026-01-01T00:00:00.000Z');
  }
}

/** Units of one category, as directory records them. */
export function recordUnits(directory: Producer, codes: readonly string[], category = 'departments'): void {
  for (const code of codes) {
    const data: UnitRecorded = {
      code,
      name: `${code}局`,
      parent: null,
      kind: 'department',
      category,
      validFrom: '2011-01-01',
      validTo: null,
      successors: [],
      roles: { handlers: [] },
    };
    directory.say(`unit/${code}`, UnitRecorded.type, data, '2026-01-01T00:00:00.000Z');
  }
}
