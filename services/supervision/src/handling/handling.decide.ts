import { addWorkingDays, isInTime } from '@kaoji/calendar';
import {
  MatterAccepted,
  MatterContacted,
  MatterCoReplied,
  MatterProgressed,
  MatterReplied,
  MatterResumed,
} from '@kaoji/contracts';
import { accept, firstRefusal, reject, type Decision, type Instant, type Rule } from '@kaoji/kernel';
import { officeLimit } from '../dispatch/dispatch.policy.js';
import { recomputed } from '../ladder/recompute.policy.js';
import { withdrawnSince, type LadderEvent } from '../ladder/ladder.state.js';
import { isOpenPart, lastingPause, presentRound, type MatterFile } from '../matter/file.state.js';
import { theLeadUnitActs, theMatterIsBeingHandled } from '../matter/matter-rules.decide.js';
import type { Setting, Timing } from '../matter/terms.policy.js';
import type { PauseEvent } from '../pause/pause.state.js';
import type { HandlingEvent } from './handling.state.js';

export type HandlingCommand =
  | ({ readonly type: 'accept'; readonly unit: string; readonly handler: string | null } & Timing)
  | ({
      readonly type: 'contact';
      readonly unit: string;
      readonly contactedAt: Instant;
      readonly channel: string;
    } & Timing)
  | ({ readonly type: 'progress'; readonly unit: string; readonly note: string; readonly evidence: object[] } & Timing)
  | ({
      readonly type: 'reply';
      readonly unit: string;
      readonly reply: string;
      readonly outcome: string;
      readonly outstanding: readonly string[];
      readonly evidence: object[];
    } & Timing)
  | ({
      readonly type: 'co-reply';
      readonly unit: string;
      readonly reply: string;
      readonly evidence: object[];
    } & Timing);

type Of<T extends HandlingCommand['type']> = Extract<HandlingCommand, { type: T }>;
type HandlingRule<T extends HandlingCommand['type']> = Rule<Of<T>, MatterFile, Setting>;
type Produced = HandlingEvent | PauseEvent | LadderEvent;

const onlyADispatchedMatterIsAccepted: HandlingRule<'accept'> = (_, { status }) => {
  if (status === 'dispatched') return undefined;
  return reject(status === 'handling' ? 'already-accepted' : 'not-dispatched');
};

const onlyACitizensMatterHasSomebodyToContact: HandlingRule<'contact'> = (_, { citizen }) =>
  citizen ? undefined : reject('no-petitioner');

/** A contact that was made before the reply may be posted after it. */
const aContactIsHeardOfAfterTheReplyToo: HandlingRule<'contact'> = (command, matter) =>
  matter.status === 'replied' || matter.status === 'closed' ? undefined : theMatterIsBeingHandled(command, matter);

const theFirstContactCounts: HandlingRule<'contact'> = (_, matter) => {
  const { contacted } = presentRound(matter);
  return contacted === null || contacted === 'never' ? undefined : reject('already-contacted');
};

/** domain.md 3, Joint handling: the lead replies when all have, or names who has not. */
const theLeadNamesWhoHasNotAnswered: HandlingRule<'reply'> = ({ outstanding }, { parts }) => {
  const open = parts.filter(isOpenPart).map(({ unit }) => unit);
  const same = open.length === outstanding.length && open.every((unit) => outstanding.includes(unit));
  return same ? undefined : reject('outstanding-units-differ', { outstanding: open.join(', ') });
};

/** What was sent on its way before the matter was sent back does not answer that. */
const aReplyAnswersItsRound: HandlingRule<'reply'> = ({ countsAt }, matter) => {
  const { because, dispatchedAt } = presentRound(matter);
  return because === 'rework' && countsAt < dispatchedAt ? reject('replied-before-sent-back') : undefined;
};

const aCoHandlerAnswersOnce: HandlingRule<'co-reply'> = ({ unit }, { parts, status }) => {
  const part = parts.find((one) => one.unit === unit && !one.moved);
  if (!part) return reject('not-a-co-handler', { unit });
  if (status === 'closed' || status === 'merged') return reject('already-closed');
  if (status === 'out-of-scope') return reject('out-of-scope');
  return part.reply === null ? undefined : reject('already-replied');
};

const contactRules = [
  theLeadUnitActs,
  aContactIsHeardOfAfterTheReplyToo,
  onlyACitizensMatterHasSomebodyToContact,
  theFirstContactCounts,
];
const acceptRules = [theLeadUnitActs, onlyADispatchedMatterIsAccepted];
const progressRules = [theLeadUnitActs, theMatterIsBeingHandled];
const replyRules = [theLeadUnitActs, theMatterIsBeingHandled, aReplyAnswersItsRound, theLeadNamesWhoHasNotAnswered];

export function decideHandling(command: HandlingCommand, matter: MatterFile, setting: Setting): Decision<Produced> {
  switch (command.type) {
    case 'accept':
      return acceptMatter(command, matter, setting);
    case 'contact':
      return contact(command, matter, setting);
    case 'progress':
      return progress(command, matter, setting);
    case 'reply':
      return reply(command, matter, setting);
    case 'co-reply':
      return coReply(command, matter, setting);
  }
}

/** The first progressed, contacted, paused or replied of the lead unit is its acceptance (domain.md 3, Life). */
export const acceptanceBy = (
  { unit, statedAt, countsAt }: { readonly unit: string } & Timing,
  { status }: MatterFile,
): HandlingEvent[] =>
  status === 'dispatched' ? [{ type: MatterAccepted.type, data: { unit, statedAt, countsAt, handler: null } }] : [];

function acceptMatter(command: Of<'accept'>, matter: MatterFile, setting: Setting): Decision<HandlingEvent> {
  const refusal = firstRefusal(acceptRules, command, matter, setting);
  if (refusal) return refusal;
  const { unit, statedAt, countsAt, handler } = command;
  return accept({ type: MatterAccepted.type, data: { unit, statedAt, countsAt, handler } });
}

/** A contact counts when it was made if it was posted within 1 working day of it, else when it was received (domain.md 1). */
function contact(command: Of<'contact'>, matter: MatterFile, setting: Setting): Decision<HandlingEvent> {
  const refusal = firstRefusal(contactRules, command, matter, setting);
  if (refusal) return refusal;
  const { unit, channel, contactedAt } = command;
  const latest = addWorkingDays(setting.terms.calendar, contactedAt, 1);
  const countsAt = command.countsAt <= latest && contactedAt <= command.countsAt ? contactedAt : command.countsAt;
  const { contactBy } = presentRound(matter);
  const inTime = contactBy !== null && isInTime(contactBy, countsAt);
  return accept<HandlingEvent>(...acceptanceBy(command, matter), {
    type: MatterContacted.type,
    data: { unit, statedAt: contactedAt, countsAt, channel, inTime },
  });
}

function progress(command: Of<'progress'>, matter: MatterFile, setting: Setting): Decision<HandlingEvent> {
  const refusal = firstRefusal(progressRules, command, matter, setting);
  if (refusal) return refusal;
  const { unit, note, evidence } = command;
  return accept<HandlingEvent>(...acceptanceBy(command, matter), {
    type: MatterProgressed.type,
    data: { unit, note, evidence },
  });
}

function reply(command: Of<'reply'>, matter: MatterFile, setting: Setting): Decision<Produced> {
  const refusal = firstRefusal(replyRules, command, matter, setting);
  if (refusal) return refusal;
  const { unit, outcome, evidence, statedAt, countsAt, outstanding } = command;
  const { terms, now } = setting;
  const resumed = resumedBy(command, matter, setting);
  const deadline = resumed?.data.deadline ?? presentRound(matter).deadline;
  const verifyBy = officeLimit(terms.calendar, now, terms.policy.officeDays.verification);
  const onTime = deadline === null ? null : isInTime(deadline.dueAt, countsAt);
  const data = {
    unit,
    reply: command.reply,
    outcome,
    outstanding: [...outstanding],
    evidence,
    statedAt,
    countsAt,
    onTime,
    verifyBy,
    verifyFrom: now,
  };
  return accept<Produced>(
    ...acceptanceBy(command, matter),
    ...(resumed ? [resumed] : []),
    { type: MatterReplied.type, data },
    ...withdrawnSince(presentRound(matter), countsAt, 'replied'),
  );
}

/** A reply ends a pause that lasts; one that counts before the pause leaves nothing of it. */
function resumedBy(
  { unit, countsAt }: Of<'reply'>,
  matter: MatterFile,
  { terms }: Setting,
): Extract<PauseEvent, { type: typeof MatterResumed.type }> | undefined {
  const pause = lastingPause(presentRound(matter));
  if (!pause) return undefined;
  const endsAt = countsAt > pause.from ? countsAt : pause.from;
  const deadline = recomputed(matter, { standingEndsAt: endsAt }, terms);
  return { type: MatterResumed.type, data: { unit, countsAt: endsAt, statedAt: endsAt, deadline } };
}

function coReply(command: Of<'co-reply'>, matter: MatterFile, setting: Setting): Decision<HandlingEvent> {
  const refusal = aCoHandlerAnswersOnce(command, matter, setting);
  if (refusal) return refusal;
  const { unit, evidence, statedAt, countsAt } = command;
  const dueAt = matter.parts.find((part) => part.unit === unit && !part.moved)?.dueAt ?? null;
  const onTime = dueAt === null ? null : isInTime(dueAt, countsAt);
  const data = { unit, reply: command.reply, evidence, statedAt, countsAt, onTime };
  return accept<HandlingEvent>({ type: MatterCoReplied.type, data });
}
