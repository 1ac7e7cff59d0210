import { accept, firstRefusal, reject, sha256, type Decision, type Instant, type Rejection } from '@kaoji/kernel';
import type { Computed, PeriodEvent, PeriodState } from '../close/period.state.js';
import type { Place } from '../scoring/ranking-json.policy.js';

export type PublicationCommand =
  | ({
      readonly type: 'sign-off';
      readonly by: string;
      /** The leader's words for publishing although markers are missing. */
      readonly acceptIncomplete: string | null;
      readonly places: readonly Place[];
      readonly previousSeal: string;
    } & Computed)
  | ({
      readonly type: 'correct';
      readonly by: string;
      readonly reason: string;
      readonly onRevision: number;
      readonly places: readonly Place[];
      readonly oldPlaces: readonly Place[];
    } & Computed);

type Of<T extends PublicationCommand['type']> = Extract<PublicationCommand, { readonly type: T }>;

function thePeriodIsKnown(_: unknown, { period }: PeriodState): Rejection | undefined {
  return period === null ? reject('unknown-period') : undefined;
}

/** A published ranking never changes: what follows is a correction (domain.md 6, Live and published). */
function nothingIsPublishedYet(_: unknown, { published }: PeriodState): Rejection | undefined {
  return published.length > 0 ? reject('already-published', { revision: published.length }) : undefined;
}

/** Signed off after the freeze: before it, facts may still enter. */
function theFreezeIsReached(_: unknown, { reached }: PeriodState): Rejection | undefined {
  return reached.includes('freeze') ? undefined : reject('not-frozen');
}

/** What was computed at the freeze is what is signed, not something else. */
function itIsTheFrozenRanking({ snapshot }: Of<'sign-off'>, { frozen }: PeriodState): Rejection | undefined {
  return frozen !== null && frozen.snapshot !== snapshot ? reject('not-the-frozen-ranking') : undefined;
}

/** An incomplete month is published only when the leader accepts that in words, which are printed (messaging.md). */
function incompleteIsAcceptedInWords(command: Of<'sign-off'>): Rejection | undefined {
  if (command.waitsFor.length === 0 || command.acceptIncomplete?.trim()) return undefined;
  return reject('incomplete', { waitsFor: command.waitsFor.join(', ') });
}

function objectionsAreDecided(_: unknown, { objections }: PeriodState): Rejection | undefined {
  const open = Object.values(objections).filter(({ decision }) => decision === null);
  return open.length > 0 ? reject('objections-open', { count: open.length }) : undefined;
}

function somethingIsPublished(_: unknown, { published }: PeriodState): Rejection | undefined {
  return published.length === 0 ? reject('not-published') : undefined;
}

function itCorrectsTheNewestRevision({ onRevision }: Of<'correct'>, { published }: PeriodState): Rejection | undefined {
  return published.length === onRevision ? undefined : reject('revision-moved', { revision: published.length });
}

/** A revision says what it corrects: without another total or place there is none. */
function somethingHasChanged({ oldPlaces, places }: Of<'correct'>): Rejection | undefined {
  return correctionsOf(oldPlaces, places).length === 0 ? reject('nothing-to-correct') : undefined;
}

export function decidePublication(
  command: PublicationCommand,
  state: PeriodState,
  now: Instant,
): Decision<PeriodEvent> {
  switch (command.type) {
    case 'sign-off': {
      const rules = [
        thePeriodIsKnown,
        nothingIsPublishedYet,
        theFreezeIsReached,
        itIsTheFrozenRanking,
        objectionsAreDecided,
        incompleteIsAcceptedInWords,
      ];
      const refusal = firstRefusal(rules, command, state, null);
      if (refusal) return refusal;
      const incompleteAccepted = command.waitsFor.length > 0 ? command.acceptIncomplete : null;
      const more = { reason: null, incompleteAccepted, corrections: [] };
      return accept(publication(command, state, now, { ...more, previousSeal: command.previousSeal }));
    }
    case 'correct': {
      const refusal = firstRefusal(
        [somethingIsPublished, itCorrectsTheNewestRevision, somethingHasChanged],
        command,
        state,
        null,
      );
      if (refusal) return refusal;
      const corrections = correctionsOf(command.oldPlaces, command.places);
      const previousSeal = state.published.at(-1)?.seal ?? '';
      const more = { reason: command.reason, incompleteAccepted: null, corrections };
      return accept(publication(command, state, now, { ...more, previousSeal }));
    }
  }
}

function publication(
  command: PublicationCommand,
  { period, published }: PeriodState,
  publishedAt: Instant,
  more: {
    readonly reason: string | null;
    readonly incompleteAccepted: string | null;
    readonly corrections: ReturnType<typeof correctionsOf>;
    readonly previousSeal: string;
  },
): PeriodEvent {
  const { snapshot, cut, schemeVersion, by: signedBy } = command;
  const data = {
    period: period ?? '',
    revision: published.length + 1,
    snapshot,
    cut,
    schemeVersion,
    signedBy,
    publishedAt,
    waitsFor: [...command.waitsFor],
    places: [...command.places],
    seal: sha256(more.previousSeal, snapshot).toString('hex'),
    ...more,
  };
  return { type: 'kaoji.rankings.ranking-published.v1', data };
}

/** Old and new value of every unit whose total or place moved. */
export function correctionsOf(before: readonly Place[], after: readonly Place[]) {
  const old = new Map(before.map((place) => [place.unit, place]));
  const fresh = new Map(after.map((place) => [place.unit, place]));
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((unit) => {
    const [was, is] = [old.get(unit), fresh.get(unit)];
    if (was?.total === is?.total && was?.rank === is?.rank) return [];
    const category = is?.category ?? was?.category ?? '';
    const [oldTotal, oldRank] = [was?.total ?? null, was?.rank ?? null];
    return [{ unit, category, oldTotal, oldRank, newTotal: is?.total ?? null, newRank: is?.rank ?? null }];
  });
}
