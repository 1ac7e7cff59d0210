import { MatterReviewDecided, MatterReviewRequested, type EventOf } from '@kaoji/contracts';
import type { Conclusion, MatterFile, Round } from '../matter/file.state.js';

export type ReviewEvent = EventOf<typeof MatterReviewRequested | typeof MatterReviewDecided>;

export function evolveReview(matter: MatterFile, event: ReviewEvent): MatterFile {
  switch (event.type) {
    case MatterReviewRequested.type: {
      const { conclusion, at, decideBy } = event.data;
      return withReview(matter, conclusion, { askedAt: at, decideBy, changed: null });
    }
    case MatterReviewDecided.type:
      return decided(matter, event.data);
  }
}

function decided(matter: MatterFile, data: Readonly<MatterReviewDecided>): MatterFile {
  const { conclusion: version, changed, closes, at, followUpBy } = data;
  const conclusion = matter.conclusions.find((one) => one.version === version);
  if (!conclusion?.review) return matter;
  const next = withReview(matter, version, { ...conclusion.review, changed });
  const undone = new Set(changed ? undoneBy(conclusion, matter).map(({ number }) => number) : []);
  const rounds = next.rounds.map((round) => (undone.has(round.number) ? { ...round, undone: true } : round));
  return closes
    ? { ...next, rounds, status: 'closed', closedAt: at, followUpBy, verifyBy: null, returned: null }
    : { ...next, rounds };
}

const withReview = (matter: MatterFile, version: number, review: Conclusion['review']): MatterFile => ({
  ...matter,
  conclusions: matter.conclusions.map((one) => (one.version === version ? { ...one, review } : one)),
});

/** The rounds that a sending back brought about, up to the next one. */
export function undoneBy({ kind, round, version }: Conclusion, { rounds, conclusions }: MatterFile): readonly Round[] {
  if (kind !== 'sending-back') return [];
  const next = conclusions.find((one) => one.kind === 'sending-back' && one.version > version);
  return rounds.filter(({ number }) => number > round && number <= (next?.round ?? rounds.length));
}

/** Whether the sending back of a round's reply still counts. */
export const countsAsSentBack = ({ sentBack, number }: Round, { conclusions }: MatterFile): boolean =>
  sentBack &&
  !conclusions.some(
    ({ kind, round, review }) => kind === 'sending-back' && round === number && review?.changed === true,
  );
