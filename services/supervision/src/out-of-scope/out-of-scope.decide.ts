import { MatterOutOfScope, type OutOfScopeGround } from '@kaoji/contracts';
import { accept, firstRefusal, reject, type Decision, type Rule } from '@kaoji/kernel';
import { withdrawnAll, type LadderEvent } from '../ladder/ladder.state.js';
import type { MatterFile } from '../matter/file.state.js';
import { theMatterIsBeingHandled } from '../matter/matter-rules.decide.js';
import type { Setting } from '../matter/terms.policy.js';
import type { OutOfScopeEvent } from './out-of-scope.state.js';

/** The office answers a matter of one of the six kinds with the right route (domain.md 3, Dispatch catalogue). */
export interface AnswerOutOfScope {
  readonly type: 'answer-out-of-scope';
  readonly ground: OutOfScopeGround;
  readonly route: string;
  /** The matter that it repeats. */
  readonly earlier: string | null;
  readonly by: string;
}

/** Before a unit has replied: then the reply stands, and an exclusion may be asked for. */
const nobodyHasAnsweredIt: Rule<AnswerOutOfScope, MatterFile, Setting> = (command, matter) =>
  matter.status === 'registered' || matter.status === 'returned' ? undefined : theMatterIsBeingHandled(command, matter);

/** "Repeated without anything new" says what. */
const aRepetitionNamesTheEarlierMatter: Rule<AnswerOutOfScope, MatterFile, Setting> = ({ ground, earlier }, matter) =>
  ground === 'repeated' && (earlier === null || earlier === matter.number)
    ? reject('earlier-matter-missing')
    : undefined;

const rules = [nobodyHasAnsweredIt, aRepetitionNamesTheEarlierMatter];

export function decideOutOfScope(
  command: AnswerOutOfScope,
  matter: MatterFile,
  setting: Setting,
): Decision<OutOfScopeEvent | LadderEvent> {
  const refusal = firstRefusal(rules, command, matter, setting);
  if (refusal) return refusal;
  const { ground, route, earlier, by } = command;
  return accept<OutOfScopeEvent | LadderEvent>(
    { type: MatterOutOfScope.type, data: { ground, route, earlier, by, at: setting.now } },
    ...matter.rounds.flatMap((round) => withdrawnAll(round, 'out-of-scope')),
  );
}
