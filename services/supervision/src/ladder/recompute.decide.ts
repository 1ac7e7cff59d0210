import { MatterDeadlineRecomputed, type MatterPart } from '@kaoji/contracts';
import { accept, type Decision, type Instant } from '@kaoji/kernel';
import { acceptanceLimit, partsDue } from '../dispatch/dispatch.policy.js';
import { isOpenPart, isOver, presentRound, type MatterFile, type Round } from '../matter/file.state.js';
import type { Setting, SupervisionTerms } from '../matter/terms.policy.js';
import type { LadderEvent } from './ladder.state.js';
import { recomputed } from './recompute.policy.js';

/** The deadlines of a matter that are still open. */
interface OpenClocks {
  readonly deadline: Round['deadline'];
  readonly acceptBy: Instant;
  readonly parts: readonly MatterPart[];
}

/** Calendar or policy changed: every open deadline is computed again; nothing is said where none changes (domain.md 1). */
export function recompute(because: string, matter: MatterFile, { terms }: Setting): Decision<LadderEvent> {
  if (matter.rounds.length === 0 || isOver(matter)) return accept();
  const before = clocksOf(matter);
  const after = { ...before, ...leadClocks(matter, terms), ...partClocks(matter, terms) };
  if (textOf(before) === textOf(after)) return accept();
  return accept({ type: MatterDeadlineRecomputed.type, data: { because, ...after, parts: [...after.parts] } });
}

function clocksOf(matter: MatterFile): OpenClocks {
  const { deadline, acceptBy } = presentRound(matter);
  return { deadline, acceptBy, parts: matter.parts.filter(isOpenPart).map(({ unit, dueAt }) => ({ unit, dueAt })) };
}

function leadClocks(matter: MatterFile, terms: SupervisionTerms): Partial<OpenClocks> {
  if (matter.status === 'replied') return {};
  const deadline = recomputed(matter, {}, terms);
  if (matter.status !== 'dispatched') return { deadline };
  return { deadline, acceptBy: acceptanceLimit(matter, presentRound(matter).dispatchedAt, terms) };
}

/** A part counts from the dispatch that named it, also when another unit leads since. */
function partClocks({ rounds, parts }: MatterFile, { calendar }: SupervisionTerms): Partial<OpenClocks> {
  const [first] = rounds;
  return first ? { parts: partsDue(parts.filter(isOpenPart), first, calendar) } : {};
}

/** The versions that a deadline was computed with are no change of it. */
const textOf = ({ deadline, acceptBy, parts }: OpenClocks): string =>
  [
    acceptBy,
    ...parts.map(({ dueAt }) => String(dueAt)),
    ...(deadline ? [deadline.dueAt, deadline.yellowAt, String(deadline.provisional)] : []),
    ...(deadline?.steps ?? []).flatMap(({ step, dueAt, deliverAt }) => [step, dueAt, deliverAt]),
  ].join(' ');
