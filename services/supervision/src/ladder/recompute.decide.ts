import { MatterDeadlineRecomputed, type MatterPart, type OfficeDue } from '@kaoji/contracts';
import { accept, type Decision, type Instant } from '@kaoji/kernel';
import { acceptanceLimit, partsDue } from '../dispatch/dispatch.policy.js';
import { isOpenPart, isOver, presentRound, type MatterFile, type Round } from '../matter/file.state.js';
import { officeClocks } from '../office/office-clocks.policy.js';
import type { Setting, SupervisionTerms } from '../matter/terms.policy.js';
import type { LadderEvent } from './ladder.state.js';
import { recomputed } from './recompute.policy.js';

/** The deadlines of a matter that are still open. */
interface OpenClocks {
  readonly deadline: Round['deadline'];
  readonly acceptBy: Instant | null;
  readonly parts: readonly MatterPart[];
  readonly office: readonly OfficeDue[];
}

/** Calendar or policy changed: every open deadline is computed again; nothing is said where none changes (domain.md 1). */
export function recompute(because: string, matter: MatterFile, { terms }: Setting): Decision<LadderEvent> {
  const before = clocksOf(matter);
  const isHandled = matter.rounds.length > 0 && !isOver(matter);
  const handled = isHandled ? { ...leadClocks(matter, terms), ...partClocks(matter, terms) } : {};
  const after = { ...before, ...handled, office: officeClocks(matter, terms) };
  if (textOf(before) === textOf(after)) return accept();
  const { deadline, acceptBy, parts, office } = after;
  const data = { because, deadline, ...(acceptBy !== null && { acceptBy }), parts: [...parts], office: [...office] };
  return accept({ type: MatterDeadlineRecomputed.type, data });
}

function clocksOf(matter: MatterFile): OpenClocks {
  const { deadline = null, acceptBy = null } = matter.rounds.at(-1) ?? {};
  const parts = isOver(matter) ? [] : matter.parts.filter(isOpenPart).map(({ unit, dueAt }) => ({ unit, dueAt }));
  const office = matter.office.filter(({ state }) => state === 'open');
  return { deadline, acceptBy, parts, office: office.map((step) => ({ case: step.case, dueAt: step.dueAt })) };
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
const textOf = ({ deadline, acceptBy, parts, office }: OpenClocks): string =>
  [
    String(acceptBy),
    ...office.map(({ dueAt }) => dueAt),
    ...parts.map(({ dueAt }) => String(dueAt)),
    ...(deadline ? [deadline.dueAt, deadline.yellowAt, String(deadline.provisional)] : []),
    ...(deadline?.steps ?? []).flatMap(({ step, dueAt, deliverAt }) => [step, dueAt, deliverAt]),
  ].join(' ');
