import fc from 'fast-check';
import { canonicalJson } from '@kaoji/kernel';
import { folded } from '@kaoji/testing';
import { recomputed } from '../ladder/recompute.policy.js';
import { limits, turns, type Turn } from '../spec-fixtures/random-lives.js';
import { china, decider, register, settingAt, unit, type Register } from '../spec-fixtures/matter-fixture.js';
import { defaultPolicy } from '../policy/supervision.policy.js';
import { matterAgenda } from './agenda.policy.js';
import { figuresOf } from './figures.policy.js';
import { lastingPause, type Matter, type MatterFile, type Round } from './file.state.js';
import type { MatterEvent } from './matter.state.js';

const opening = fc
  .record({ chosen: limits, citizen: fc.boolean(), urgent: fc.boolean(), joint: fc.boolean(), backfill: fc.boolean() })
  .map(({ chosen, citizen, urgent, joint, backfill }): Register => {
    const limit: Register['limit'] = urgent ? { hours: 4 } : chosen.limit;
    const facts = { citizen, backfill, handling: urgent ? 'urgent' : 'limited' };
    return register({ ...facts, coUnits: joint ? [{ unit: unit.water }, { unit: unit.newer }] : [] }, { limit });
  });

interface Life {
  readonly events: MatterEvent[];
  readonly states: Matter[];
}

/** Lives through the turns; what is refused changes nothing. */
function live(first: Register, all: readonly Turn[], seen: (state: Matter) => Matter = (state) => state): Life {
  const events: MatterEvent[] = [];
  let state = decider.initial;
  const states = [state];
  let now = first.registration.registeredAt;
  for (const { later, make } of [{ later: 0, make: () => first }, ...all]) {
    now = new Date(Date.parse(now) + later * 60_000).toISOString();
    const decision = decider.decide(make(now, state), seen(state), settingAt(now));
    if (decision.kind === 'rejected') continue;
    for (const event of decision.events) state = decider.evolve(state, event);
    events.push(...decision.events);
    states.push(state);
  }
  return { events, states };
}

const file = (state: Matter): MatterFile => {
  if (state.status === 'unknown') throw new Error('every life begins with a registration');
  return state;
};

/** What the rules forbid, by name. */
const forbidden: Readonly<Record<string, (matter: MatterFile) => boolean>> = {
  'rounds are not numbered 1 to n': ({ rounds }) => rounds.some(({ number }, index) => number !== index + 1),
  'two pauses last': ({ rounds }) => rounds.some(({ pauses }) => pauses.filter(({ to }) => to === null).length > 1),
  'a pause ended before it was said to begin, without lateness': ({ rounds }) =>
    rounds.some(({ pauses }) => pauses.some(({ from, to, statedFrom }) => to !== null && to < from && to < statedFrom)),
  'a step was taken twice in a round': ({ rounds }) =>
    rounds.some(({ steps }) => new Set(steps.map(({ step }) => step)).size !== steps.length),
  'a reply is missing': ({ status, rounds }) =>
    (status === 'replied' || status === 'closed') && rounds.findLast(({ undone }) => !undone)?.reply === null,
  'a reply is there too early': ({ status, rounds }) =>
    ['dispatched', 'handling', 'returned'].includes(status) && rounds.at(-1)?.reply !== null,
  'a deadline is there without a limit, or is missing': ({ rounds }) =>
    rounds.some(({ limit, deadline }) => 'none' in limit !== (deadline === null)),
  'an open round was left': ({ rounds }) => rounds.slice(0, -1).some(({ moved, sentBack }) => !moved && !sentBack),
  'the present round is over': ({ status, rounds }) =>
    rounds.at(-1)?.moved === true || (rounds.at(-1)?.sentBack === true && status !== 'replied' && status !== 'closed'),
  'it closed while a co-handler owed an answer': ({ status, parts }) =>
    status === 'closed' && parts.some(({ reply, moved }) => reply === null && !moved),
  'the lead owes a part': ({ rounds, parts }) =>
    parts.some((part) => part.unit === rounds.at(-1)?.unit && part.reply === null && !part.moved),
  'it closed without its time': ({ status, closedAt }) => (status === 'closed') !== (closedAt !== null),
  'a return waits without being one': ({ status, returned }) => (status === 'returned') !== (returned !== null),
  'it was returned twice': ({ timesReturned }) => timesReturned > 1,
  'it was handled without acceptance': ({ status, rounds }) =>
    status === 'handling' && rounds.at(-1)?.acceptedAt === null,
  'the petitioner answered twice': ({ followUps }) =>
    followUps.some(
      ({ round, answered }) => answered && followUps.filter((one) => one.round === round && one.answered).length > 1,
    ),
  'somebody tried four times': ({ followUps }) =>
    followUps.some(({ round }) => followUps.filter((one) => one.round === round).length > 3),
  'somebody reviewed twice': ({ exclusion }) =>
    new Set(exclusion?.reviews.map(({ reviewer }) => reviewer)).size !== (exclusion?.reviews.length ?? 0),
};

const runs = { numRuns: 60 };

describe('whatever happens to a matter, in whatever order', () => {
  it('reaches no state that the rules forbid', () => {
    fc.assert(
      fc.property(opening, turns, (first, all) => {
        const { states, events } = live(first, all);
        const broken = Object.keys(forbidden).filter((rule) =>
          states.slice(1).some((state) => forbidden[rule]?.(file(state))),
        );
        if (broken.length > 0) throw new Error(`${broken.join('; ')}: ${JSON.stringify(events)}`);
      }),
      runs,
    );
  });

  it('leaves on the agenda no step that was taken, and each once', () => {
    fc.assert(
      fc.property(opening, turns, (first, all) => {
        const wrong = live(first, all).states.filter((state) => {
          const round = state.status === 'unknown' ? undefined : state.rounds.at(-1);
          const steps = matterAgenda(state).map((step) => `${step.kind}/${step.round}`);
          const taken = round?.steps.map(({ step }) => `ladder-${step}/${round.number}`) ?? [];
          return new Set(steps).size !== steps.length || taken.some((step) => steps.includes(step));
        });
        expect(wrong).toStrictEqual([]);
      }),
      runs,
    );
  });

  it('has a clock that recomputing leaves as it is: it is a function of what the round lived through', () => {
    fc.assert(
      fc.property(opening, turns, (first, all) => {
        const terms = { calendar: china, policy: defaultPolicy };
        const state = file(live(first, all).states.at(-1) ?? decider.initial);
        const round = state.rounds.at(-1);
        if (round) expect(recomputed(state, {}, terms)).toStrictEqual(round.deadline);
      }),
      runs,
    );
  });

  it('is the same matter when its events are folded anew, and when it was kept as jsonb between commands', () => {
    fc.assert(
      fc.property(opening, turns, (first, all) => {
        const life = live(first, all);
        expect(folded(decider, life.events)).toStrictEqual(life.states.at(-1));
        const kept = live(first, all, (state) => JSON.parse(canonicalJson(state)) as Matter);
        expect(kept.events).toStrictEqual(life.events);
      }),
      runs,
    );
  });

  it('states in its figures, newest first, exactly what it counts for', () => {
    fc.assert(
      fc.property(opening, turns, (first, all) => {
        const { events, states } = live(first, all);
        const newest = new Map<string, unknown>();
        for (const { data } of events) {
          const { cases = [], followUps = [], slips = [] } = ('figures' in data && data.figures) || {};
          for (const figure of [...cases, ...followUps, ...slips]) newest.set(figure.case, figure);
        }
        const figures = figuresOf(states.at(-1) ?? decider.initial);
        const all_ = [...figures.cases, ...figures.followUps, ...figures.slips];
        expect(new Set(all_.map((figure) => figure.case)).size).toBe(all_.length);
        expect(newest).toStrictEqual(new Map(all_.map((figure) => [figure.case, figure])));
      }),
      runs,
    );
  });

  it('has no step standing that a stop overtook, and nothing running in a pause', () => {
    const overtaken = (round: Round): boolean =>
      round.reply !== null &&
      round.steps.some(({ deliverAt, withdrawn }) => !withdrawn && deliverAt > (round.reply?.countsAt ?? ''));
    fc.assert(
      fc.property(opening, turns, (first, all) => {
        const wrong = live(first, all).states.filter((state) => {
          const round = state.status === 'unknown' ? undefined : state.rounds.at(-1);
          const pause = round && lastingPause(round);
          const runs = matterAgenda(state).some(
            ({ kind, at }) => kind.startsWith('ladder-') && pause && at > pause.from,
          );
          return runs || (round !== undefined && overtaken(round));
        });
        expect(wrong).toStrictEqual([]);
      }),
      runs,
    );
  });
});
