import {
  MatterDispatched,
  MatterEscalated,
  MatterReplied,
  MatterStepWithdrawn,
  type CaseFigure,
  type Deadline,
  type EventClass,
  type LadderStepName,
} from '@kaoji/contracts';
import type { Spoken } from './recorded.js';

/** What supervision says of a matter, with the parts that notices do not look at left out. */
export function ofMatter(number: string, event: EventClass, data: object, metadata: Spoken['metadata'] = {}): Spoken {
  return { producer: 'supervision', stream: `matter/${number}`, type: event.type, data, metadata };
}

const deadlineAt = (dueAt: string, yellowAt: string): Deadline => ({
  ...{ dueAt, yellowAt, provisional: false, steps: [], calendarVersion: 1, policyVersion: 1 },
});

export const caseOf = (unit: string, figure: Partial<CaseFigure> = {}): CaseFigure => ({
  ...{ case: 'lead/1', unit, citizen: false, weight: 1, dispatchedAt: null, dueAt: null, repliedAt: null },
  ...{ paused: false, excluded: false, petitioner: null, registeredAt: '2026-09-01T00:00:00.000Z' },
  ...{ contacted: null, sentBack: false, ...figure },
});

export const dispatchOf = (
  number: string,
  unit: string,
  {
    dueAt = '2026-10-15T09:30:00.000Z',
    yellowAt = '2026-10-14T02:00:00.000Z',
    limit = { workingDays: 5 } as object,
  } = {},
): Spoken =>
  ofMatter(number, MatterDispatched, {
    ...{ unit, round: 1, because: 'first', dispatchedAt: '2026-10-08T01:00:00.000Z', limit, contactBy: null },
    ...{ clockFrom: '2026-10-08T01:00:00.000Z', acceptBy: '2026-10-09T09:30:00.000Z', parts: [] },
    deadline: deadlineAt(dueAt, yellowAt),
    figures: { cases: [caseOf(unit, { dueAt })] },
  });

export const escalationOf = (
  number: string,
  step: LadderStepName,
  { urgent = false, unit = 'D01', metadata = { actor: 'clock' } as Spoken['metadata'] } = {},
): Spoken =>
  ofMatter(
    number,
    MatterEscalated,
    {
      ...{ step, round: 1, unit, urgent, title: '路灯不亮', dueAt: '2026-10-08T01:00:00.000Z' },
      ...{ deliveredAt: '2026-10-08T01:00:00.000Z', deadline: '2026-09-30T09:30:00.000Z' },
    },
    metadata,
  );

export const withdrawalOf = (number: string, step: LadderStepName, escalated: number): Spoken =>
  ofMatter(number, MatterStepWithdrawn, { step, round: 1, unit: 'D01', escalated, because: 'supervision/x/1' });

export const replyOf = (number: string, unit: string): Spoken =>
  ofMatter(number, MatterReplied, { figures: { cases: [caseOf(unit, { repliedAt: '2026-10-09T02:00:00.000Z' })] } });
