import { localDate } from '@kaoji/calendar';
import { MatterFollowedUp } from '@kaoji/contracts';
import { accept, firstRefusal, reject, type Decision, type Rule } from '@kaoji/kernel';
import { petitionersWord, type MatterFile } from '../matter/file.state.js';
import { isHandler } from '../matter/matter-rules.decide.js';
import type { Setting, Timing } from '../matter/terms.policy.js';
import type { FollowUpEvent } from './follow-up.state.js';

/** A try to hear the petitioner's word after closing, by somebody else than the handler. */
export interface FollowUp extends Timing {
  readonly type: 'follow-up';
  readonly answered: boolean;
  readonly contacted: string | null;
  readonly solved: string | null;
  readonly grade: number | null;
  /** Who posted it; null where nobody is known. */
  readonly by: string | null;
}

type FollowUpRule = Rule<FollowUp, MatterFile, Setting>;

const onlyACitizensMatterIsFollowedUp: FollowUpRule = (_, { citizen, followUpOff }) => {
  if (!citizen) return reject('no-petitioner');
  return followUpOff ? reject('follow-up-switched-off') : undefined;
};

const onlyAClosedMatterIsFollowedUp: FollowUpRule = (_, { status }) =>
  status === 'closed' ? undefined : reject('not-closed');

const aPetitionerAnswersOnce: FollowUpRule = (_, matter) =>
  petitionersWord(matter) ? reject('already-answered') : undefined;

/** domain.md 3, Life: followed up by somebody else than the handler, of whichever round. */
const theHandlerDoesNotFollowUp: FollowUpRule = ({ by }, matter) =>
  isHandler(matter, by) ? reject('followed-up-by-handler') : undefined;

/** Tries since the last closing: what was reworked is followed up anew. */
const triesOf = ({ rounds, followUps }: MatterFile) => followUps.filter(({ round }) => round === rounds.length);

/** domain.md 3, Life: three tries on three days. */
const eachTryHasItsDay: FollowUpRule = ({ countsAt }, matter, { terms }) => {
  const day = (at: string): string => localDate(terms.calendar, at);
  const tries = triesOf(matter);
  if (tries.length >= terms.policy.followUpTries) return reject('tries-used-up');
  return tries.some(({ at }) => day(at) === day(countsAt)) ? reject('tried-that-day') : undefined;
};

const rules = [
  onlyACitizensMatterIsFollowedUp,
  onlyAClosedMatterIsFollowedUp,
  theHandlerDoesNotFollowUp,
  aPetitionerAnswersOnce,
  eachTryHasItsDay,
];

export function decideFollowUp(command: FollowUp, matter: MatterFile, setting: Setting): Decision<FollowUpEvent> {
  const refusal = firstRefusal(rules, command, matter, setting);
  if (refusal) return refusal;
  const { answered, contacted, solved, grade, countsAt } = command;
  const attempt = triesOf(matter).length + 1;
  return accept({ type: MatterFollowedUp.type, data: { attempt, answered, contacted, solved, grade, at: countsAt } });
}
