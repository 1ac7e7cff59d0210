import fc from 'fast-check';
import type { MatterCommand } from '../matter/matter.decide.js';
import { matterAgenda } from '../matter/agenda.policy.js';
import { matterStep } from '../ladder/due-step.reaction.js';
import { unit } from './matter-fixture.js';
import type { Matter } from '../matter/file.state.js';

/** A command that is made when its turn comes, from how the matter stands then. */
export interface Turn {
  /** Minutes since the turn before. */
  readonly later: number;
  make(now: string, matter: Matter): MatterCommand;
}

const at = (now: string, minutes: number): string => new Date(Date.parse(now) + minutes * 60_000).toISOString();
const leadOf = (matter: Matter): string =>
  matter.status === 'unknown' ? unit.housing : (matter.rounds.at(-1)?.unit ?? unit.housing);
/** Who acts: the lead, or now and then the unit that it was transferred to. */
const actorIn = (matter: Matter, other: boolean): string =>
  (other && matter.status !== 'unknown' ? matter.transfer?.to : undefined) ?? leadOf(matter);

const openParts = (matter: Matter): string[] =>
  matter.status === 'unknown'
    ? []
    : matter.parts.filter(({ reply, moved }) => reply === null && !moved).map((part) => part.unit);

const lastConclusion = (matter: Matter): number =>
  matter.status === 'unknown' ? 0 : (matter.conclusions.at(-1)?.version ?? 0);

const somebody = fc.constantFrom(unit.housing, unit.roads, unit.water, unit.newer);
const person = fc.constantFrom('P-1', 'P-2', 'P-3');
/** How many minutes before it is posted something happened, and from when it counts: then, or now. */
const lateness = fc.record({ ago: fc.integer({ min: 0, max: 2400 }), counts: fc.boolean() });
const timing = (now: string, { ago, counts }: { ago: number; counts: boolean }) => ({
  statedAt: at(now, -ago),
  countsAt: counts ? at(now, -ago) : now,
});

type Make = Turn['make'];

const handling: fc.Arbitrary<Make> = fc
  .record({
    kind: fc.constantFrom('accept', 'contact', 'progress', 'reply', 'co-reply', 'return'),
    lateness,
    person,
    co: somebody,
  })
  .map(({ kind, lateness: late, person: handler, co }) => (now, matter) => {
    const times = { unit: actorIn(matter, co !== unit.newer), ...timing(now, late) };
    switch (kind) {
      case 'accept':
        return { type: kind, handler, ...times };
      case 'contact':
        return { type: kind, contactedAt: times.statedAt, channel: 'telephone', ...times };
      case 'progress':
        return { type: kind, note: 'seen', evidence: [], ...times };
      case 'reply':
        return { type: kind, reply: 'r', outcome: 'solved', outstanding: openParts(matter), evidence: [], ...times };
      case 'return':
        return { type: kind, reason: 'r', article: co === unit.water ? 'Article 12' : null, ...times };
      case 'co-reply':
        return { type: kind, reply: 'r', evidence: [], ...times, unit: co };
    }
  });

const clocks: fc.Arbitrary<Make> = fc
  .record({
    kind: fc.constantFrom('pause', 'resume', 'resume', 'refuse-pause', 'request', 'decide', 'recompute'),
    lateness,
    granted: fc.boolean(),
  })
  .map(({ kind, lateness: late, granted }) => (now, matter) => {
    const times = { unit: leadOf(matter), ...timing(now, late) };
    switch (kind) {
      case 'pause':
        return { type: kind, reason: 'appraisal', basis: 'Article 9', toldAt: null, ...times };
      case 'resume':
        return { type: kind, ...times };
      case 'refuse-pause':
        return { type: kind, reason: 'r' };
      case 'request':
        return { type: 'request-extension', by: { workingDays: 1 }, reason: 'r', ...times };
      case 'decide':
        return { type: 'decide-extension', granted, reason: 'r' };
      case 'recompute':
        return { type: kind, because: 'calendar' };
    }
  });

const ruling = (stays: boolean, unit: string, by: string): MatterCommand => ({
  ...{ type: 'rule-on-return', ruling: stays ? 'stays' : 'moves', unit, reason: 'r', legalOpinion: 'o', by },
});

const office: fc.Arbitrary<Make> = fc
  .record({
    kind: fc.constantFrom(
      'rule',
      'transfer',
      'close',
      'send-back',
      'merge',
      'out-of-scope',
      'succeed',
      'accept-stated-time',
      'switch-off',
    ),
    to: somebody,
    by: person,
    event: fc.integer({ min: 1, max: 25 }),
    stays: fc.boolean(),
  })
  .map(({ kind, to, by, event, stays }) => (now, matter) => {
    switch (kind) {
      case 'rule':
        return ruling(stays, to, `P-coordinates-${leadOf(matter)}`);
      case 'transfer':
        return { type: kind, from: leadOf(matter), to, reason: 'r', countsAt: now };
      case 'close':
        return { type: kind, by, finding: 'f' };
      case 'send-back':
        return { type: kind, by, reason: 'r', limit: null };
      case 'merge':
        return { type: kind, into: stays ? '2026-0002' : '2026-0001', by, reason: 'r' };
      case 'out-of-scope':
        return { type: 'answer-out-of-scope', ground: 'secret', route: 'r', earlier: null, by };
      case 'succeed':
        return { type: kind, from: leadOf(matter), to };
      case 'switch-off':
        return { type: 'switch-off-follow-up', by, reason: 'r' };
      case 'accept-stated-time':
        return { type: kind, event, by, reason: 'r' };
    }
  });

const ending: fc.Arbitrary<Make> = fc
  .record({
    kind: fc.constantFrom('follow-up', 'request', 'review', 'ask-review', 'decide-review'),
    lateness,
    answered: fc.boolean(),
    reviewer: person,
  })
  .map(({ kind, lateness: late, answered, reviewer }) => (now, matter) => {
    switch (kind) {
      case 'follow-up': {
        const word = answered ? { solved: 'partly', grade: 3 } : { solved: null, grade: null };
        return { type: kind, answered, contacted: null, by: 'P-caller', ...word, ...timing(now, late) };
      }
      case 'request':
        return { type: 'request-exclusion', unit: leadOf(matter), reason: 'emergency', ...timing(now, late) };
      case 'ask-review':
        return { type: 'request-review', conclusion: lastConclusion(matter), reason: 'r' };
      case 'decide-review': {
        const decision = { changed: answered, finding: 'f', by: `${reviewer}-new` };
        return { type: kind, conclusion: lastConclusion(matter), ...decision };
      }
      case 'review':
        return { type: 'review-exclusion', reviewer, grant: answered, reason: 'r' };
    }
  });

/** What time does: the step of the agenda that is due next, also when it is not due yet. */
const due: fc.Arbitrary<Make> = fc.nat(8).map((index) => (_, matter) => {
  const step = matterAgenda(matter)[index];
  if (!step) return { type: 'let-exclusion-lapse' };
  return matterStep({ ...step, subject: 'matter/2026-0001' }).command as MatterCommand;
});

/** Up to some forty commands of every kind, in whatever order, over some weeks. */
export const turns: fc.Arbitrary<Turn[]> = fc.array(
  fc.record({
    later: fc.oneof(fc.nat(60), fc.nat(3000)),
    make: fc.oneof(handling, handling, clocks, office, ending, due, due),
  }),
  { maxLength: 40, size: 'max' },
);

/** The limits that matters have. */
export const limits = fc.constantFrom(
  { limit: { workingDays: 3 } },
  { limit: { days: 10 } },
  { limit: { hours: 30 } },
  { limit: { dueAt: '2026-09-29T04:00:00.000Z' } },
  { limit: { none: true } as const },
  { limit: { immediate: true } as const },
);
