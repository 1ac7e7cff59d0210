import { MatterReturned, MatterReturnRuled, MatterTransferred, type EventOf } from '@kaoji/contracts';
import type { Limit } from '@kaoji/calendar';
import { presentRound, withRound, type MatterFile, type Round } from '../matter/file.state.js';
import type { DispatchEvent } from './dispatch.policy.js';

export type ReturnEvent = EventOf<typeof MatterReturned | typeof MatterReturnRuled | typeof MatterTransferred>;

/** A new round: the one before is over, and no longer this unit's when it went to another. */
export function evolveDispatch(matter: MatterFile, { data }: DispatchEvent): MatterFile {
  if (data.because === 'succession') return succeeded(matter, data);
  const before = matter.rounds.at(-1);
  const rounds = before === undefined ? [] : [...matter.rounds.slice(0, -1), leftBehind(before, data.because)];
  const limits = new Map(matter.coUnits.map(({ unit, limit }) => [unit, limit]));
  const parts = data.parts.map(({ unit, dueAt }) => ({
    ...{ unit, dueAt, limit: limits.get(unit) ?? null },
    ...{ moved: false, reply: null },
  }));
  return {
    ...matter,
    status: 'dispatched',
    rounds: [...rounds, newRound(data)],
    parts: data.because === 'first' ? parts : fallenTo(data.unit, matter.parts),
    transfer: null,
    returned: null,
    verifyBy: null,
    closedAt: null,
    followUpBy: null,
  };
}

const newRound = (data: DispatchEvent['data']): Round => ({
  number: data.round,
  because: data.because,
  unit: data.unit,
  dispatchedAt: data.dispatchedAt,
  clockFrom: data.clockFrom,
  limit: data.limit as Limit,
  deadline: data.deadline,
  acceptBy: data.acceptBy,
  acceptedAt: null,
  acceptance: null,
  acceptanceMissed: false,
  ruledToStay: false,
  handler: null,
  contactBy: data.contactBy,
  contact: null,
  contacted: null,
  pauses: [],
  extension: null,
  steps: [],
  reply: null,
  sentBack: false,
  moved: false,
  undone: false,
});

/** The clock runs on at the successor, with all that the round has lived through. */
function succeeded(matter: MatterFile, { round, unit, because }: DispatchEvent['data']): MatterFile {
  const before = presentRound(matter);
  const next: Round = { ...before, number: round, unit, because, handler: null };
  const rounds = [...matter.rounds.slice(0, -1), { ...before, moved: true }, next];
  return { ...matter, transfer: null, rounds, parts: fallenTo(unit, matter.parts) };
}

/** A co-handler that leads now answers once, as the lead. */
const fallenTo = (lead: string, parts: MatterFile['parts']): MatterFile['parts'] =>
  parts.map((part) => (part.unit === lead && part.reply === null ? { ...part, moved: true } : part));

const leftBehind = (round: Round, because: Round['because']): Round =>
  because === 'rework' ? { ...round, sentBack: true } : { ...round, moved: true };

export function evolveReturn(matter: MatterFile, event: ReturnEvent): MatterFile {
  switch (event.type) {
    case MatterReturned.type:
      return returned(matter, event.data);
    case MatterReturnRuled.type: {
      const upheld = event.data.ruling === 'moves';
      const ruled = { ...matter, returned: null, wrongDispatches: matter.wrongDispatches + (upheld ? 1 : 0) };
      if (upheld) return ruled;
      return withRound(
        { ...ruled, status: 'dispatched' },
        { deadline: event.data.deadline, pauses: standingEnded(matter, event.data.ruledAt), ruledToStay: true },
      );
    }
    case MatterTransferred.type: {
      const { to, at, acceptBy } = event.data;
      return { ...matter, transfer: at && acceptBy ? { to, at, acceptBy } : null };
    }
  }
}

function returned(
  matter: MatterFile,
  data: Extract<ReturnEvent, { type: typeof MatterReturned.type }>['data'],
): MatterFile {
  const { unit, countsAt, ruleBy, article } = data;
  const next: MatterFile = {
    ...matter,
    status: 'returned',
    transfer: null,
    returned: { unit, at: countsAt, ruleBy, article },
    timesReturned: matter.timesReturned + 1,
  };
  return article === null
    ? next
    : withRound(next, { pauses: [...presentRound(matter).pauses, standing(matter, countsAt)] });
}

/** While competence is ruled on with a legal opinion the clock stands. */
const standing = (matter: MatterFile, from: string): Round['pauses'][number] => ({
  version: matter.version + 1,
  from,
  to: null,
  statedFrom: from,
  statedTo: null,
  resumedVersion: null,
  because: 'competence',
  refusableUntil: null,
  toldAt: null,
});

const standingEnded = (matter: MatterFile, at: string): Round['pauses'] =>
  presentRound(matter).pauses.map((pause) =>
    pause.to === null ? { ...pause, to: at, statedTo: at, resumedVersion: matter.version + 1 } : pause,
  );
