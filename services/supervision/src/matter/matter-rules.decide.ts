import { limitProblem, type Limit } from '@kaoji/calendar';
import { reject, type Rejection } from '@kaoji/kernel';
import { presentRound, type MatterFile } from './file.state.js';

/** Only the unit that leads the matter now may act as its lead (messaging.md, Consumers: the owner checks this). */
export const theLeadUnitActs = ({ unit }: { readonly unit: string }, matter: MatterFile): Rejection | undefined =>
  matter.rounds.length > 0 && presentRound(matter).unit === unit ? undefined : reject('not-the-lead-unit', { unit });

/** Until the reply stands the lead works on it. */
export const theMatterIsBeingHandled = (_: unknown, { status }: MatterFile): Rejection | undefined => {
  switch (status) {
    case 'dispatched':
    case 'handling':
      return undefined;
    case 'registered':
      return reject('not-dispatched');
    case 'returned':
      return reject('return-not-ruled-on');
    case 'replied':
      return reject('already-replied');
    case 'closed':
      return reject('already-closed');
    case 'merged':
      return reject('merged');
    case 'out-of-scope':
      return reject('out-of-scope');
  }
};

/** The handler of whichever round: verifies nothing and follows up nothing of the matter (domain.md 3, Life). */
export const isHandler = ({ rounds }: MatterFile, person: string | null): boolean =>
  person !== null && rounds.some(({ handler }) => handler === person);

/** A limit that somebody named can be counted. */
export function theLimitIsOne(limit: Limit | null | undefined): Rejection | undefined {
  const problem = limit ? limitProblem(limit) : undefined;
  return problem === undefined ? undefined : reject(problem);
}
