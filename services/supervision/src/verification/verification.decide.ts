import type { Limit } from '@kaoji/calendar';
import { MatterClosed, MatterFollowUpSwitchedOff, MatterSentBack } from '@kaoji/contracts';
import { accept, firstRefusal, reject, type Decision, type Rule } from '@kaoji/kernel';
import { dispatchOf, officeLimit, type DispatchEvent } from '../dispatch/dispatch.policy.js';
import { isOpenPart, petitionersWord, presentRound, type MatterFile } from '../matter/file.state.js';
import { isHandler, theLimitIsOne } from '../matter/matter-rules.decide.js';
import type { Setting } from '../matter/terms.policy.js';
import type { VerificationEvent } from './verification.state.js';

export type VerificationCommand =
  | { readonly type: 'close'; readonly by: string; readonly finding: string }
  | { readonly type: 'send-back'; readonly by: string; readonly reason: string; readonly limit: Limit | null }
  | { readonly type: 'switch-off-follow-up'; readonly by: string; readonly reason: string };

type Of<T extends VerificationCommand['type']> = Extract<VerificationCommand, { type: T }>;
type VerificationRule<T extends VerificationCommand['type']> = Rule<Of<T>, MatterFile, Setting>;

const onlyAReplyIsVerified: VerificationRule<'close'> = (_, { status }) => {
  if (status === 'replied') return undefined;
  return reject(status === 'closed' ? 'already-closed' : 'not-replied');
};

/** domain.md 3, Life: verified by somebody else than the handler, of whichever round. */
const theHandlerDoesNotVerify = ({ by }: { readonly by: string }, matter: MatterFile) =>
  isHandler(matter, by) ? reject('verifier-is-handler') : undefined;

/** domain.md 3, Joint handling: the matter closes when all have answered. */
const allPartsAreAnswered: VerificationRule<'close'> = (_, { parts }) => {
  const open = parts.filter(isOpenPart).map(({ unit }) => unit);
  return open.length === 0 ? undefined : reject('co-handlers-outstanding', { outstanding: open.join(', ') });
};

const closeRules = [onlyAReplyIsVerified, theHandlerDoesNotVerify, allPartsAreAnswered];

/** A reply is sent back; a closed one when its petitioner says that it is not solved. */
const onlyWhatWasAnsweredIsSentBack: VerificationRule<'send-back'> = (_, matter) => {
  if (matter.status === 'replied') return undefined;
  const word = petitionersWord(matter);
  return matter.status === 'closed' && word && word.solved !== 'fully' ? undefined : reject('not-replied');
};

const sendBackRules = [
  onlyWhatWasAnsweredIsSentBack,
  theHandlerDoesNotVerify,
  (({ limit }) => theLimitIsOne(limit)) satisfies VerificationRule<'send-back'>,
];

const aFollowUpIsStillToCome: VerificationRule<'switch-off-follow-up'> = (_, matter) => {
  if (!matter.citizen) return reject('no-petitioner');
  return matter.followUpOff || petitionersWord(matter) ? reject('follow-up-over') : undefined;
};

export function decideVerification(
  command: VerificationCommand,
  matter: MatterFile,
  setting: Setting,
): Decision<VerificationEvent | DispatchEvent> {
  switch (command.type) {
    case 'close':
      return close(command, matter, setting);
    case 'send-back':
      return sendBack(command, matter, setting);
    case 'switch-off-follow-up': {
      const refusal = aFollowUpIsStillToCome(command, matter, setting);
      if (refusal) return refusal;
      return accept({ type: MatterFollowUpSwitchedOff.type, data: { by: command.by, reason: command.reason } });
    }
  }
}

function close(command: Of<'close'>, matter: MatterFile, setting: Setting): Decision<VerificationEvent> {
  const refusal = firstRefusal(closeRules, command, matter, setting);
  if (refusal) return refusal;
  const { now, terms } = setting;
  const followUp = matter.citizen && !matter.followUpOff;
  const followUpBy = followUp ? officeLimit(terms.calendar, now, terms.policy.officeDays.followUp) : null;
  const data = { verifiedBy: command.by, finding: command.finding, closedAt: now, followUpBy };
  return accept({ type: MatterClosed.type, data });
}

/** Rework 重办 has its own limit and count. */
function sendBack(
  command: Of<'send-back'>,
  matter: MatterFile,
  setting: Setting,
): Decision<VerificationEvent | DispatchEvent> {
  const refusal = firstRefusal(sendBackRules, command, matter, setting);
  if (refusal) return refusal;
  const { by, reason, limit } = command;
  const { now, terms } = setting;
  const sentBack: VerificationEvent = { type: MatterSentBack.type, data: { by, reason, at: now } };
  const again = { unit: presentRound(matter).unit, because: 'rework', dispatchedAt: now } as const;
  const round = { ...again, limit: limit ?? terms.policy.reworkLimit };
  return accept<VerificationEvent | DispatchEvent>(sentBack, dispatchOf(matter, round, setting));
}
