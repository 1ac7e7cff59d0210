import type { Instant } from '@kaoji/kernel';
import type { Matter, MatterFile, Round } from './file.state.js';
import { matterLight } from './light.policy.js';

/** A matter as people with the right to it see it; the citizens' words stay in intake's vault. */
export const matterView = (matter: Matter, now: Instant): object =>
  matter.status === 'unknown' ? {} : viewOf(matter, now);

function viewOf(matter: MatterFile, now: Instant): object {
  const { number, source, kind, title, handling, weight, status, citizen, category, place, reference } = matter;
  const round = matter.rounds.at(-1);
  return {
    ...{ number, source, kind, title, handling, weight, status, citizen, category, place, reference },
    registeredAt: matter.registeredAt,
    unit: round?.unit ?? null,
    proposed: matter.proposed,
    light: matterLight(matter, now),
    dueAt: round?.deadline?.dueAt ?? null,
    provisional: round?.deadline?.provisional ?? false,
    rounds: matter.rounds.map((one) => roundView(one, matter)),
    parts: matter.parts.map(({ unit, dueAt, reply }) => ({ unit, dueAt, repliedAt: reply?.countsAt ?? null })),
    transfer: matter.transfer,
    returned: matter.returned,
    verifyBy: matter.verifyBy,
    closedAt: matter.closedAt,
    followUpBy: matter.followUpBy,
    followUps: matter.followUps,
    exclusion: matter.exclusion,
    office: matter.office,
    conclusions: matter.conclusions,
    mergedInto: matter.mergedInto,
    outOfScope: matter.outOfScope,
  };
}

const roundView = (round: Round, { citizen }: MatterFile): object => ({
  number: round.number,
  because: round.because,
  unit: round.unit,
  dispatchedAt: round.dispatchedAt,
  clockFrom: round.clockFrom,
  dueAt: round.deadline?.dueAt ?? null,
  acceptBy: round.acceptBy,
  acceptedAt: round.acceptedAt,
  contacted: round.contacted,
  pauses: round.pauses.map(({ from, to, because, statedFrom, statedTo, toldAt, refusableUntil }) => ({
    ...{ from, to, because, statedFrom, statedTo },
    ...{ toldPetitionerAt: toldAt, petitionerUntold: citizen && toldAt === null && refusableUntil !== null },
  })),
  extension: round.extension,
  steps: round.steps.map(({ step, dueAt, deliveredAt, withdrawn }) => ({ step, dueAt, deliveredAt, withdrawn })),
  reply: round.reply && {
    countsAt: round.reply.countsAt,
    statedAt: round.reply.statedAt,
    outcome: round.reply.outcome,
  },
  sentBack: round.sentBack,
  undone: round.undone,
});
