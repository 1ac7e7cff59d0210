import type { Call } from '../plan/action.js';
import type { Answer } from './api.js';
import { atOnce } from './at-once.js';
import { isMeant, type Entry } from './happenings.js';
import type { SignedIn } from './people.js';

const placeholder = '{found}';

/** Lets people act, several at a time; what one matter's people do keeps its order. Answers with what was refused. */
export async function callAll(people: SignedIn, calls: readonly Call[]): Promise<readonly string[]> {
  const refusals = await atOnce(6, sequencesOf(calls), async (sequence) => {
    const refused: string[] = [];
    for (const call of sequence) {
      const answer = await act(people, call);
      if (answer.status >= 300) refused.push(`${call.by} ${call.path}: ${answer.status} ${answer.text}`);
    }
    return refused;
  });
  return refusals.flat();
}

/** What is done to one thing, in its order. */
function sequencesOf(calls: readonly Call[]): readonly (readonly Call[])[] {
  const sequences = new Map<string, Call[]>();
  for (const call of calls) {
    const thing = call.path.split('/').slice(0, 5).join('/');
    sequences.set(thing, [...(sequences.get(thing) ?? []), call]);
  }
  return [...sequences.values()];
}

/** The Idempotency-Key makes the second time an answer only. */
async function act(people: SignedIn, call: Call): Promise<Answer> {
  const { id, by, path, body } = call.found === undefined ? call : await filledIn(people, call, call.found);
  return await people.ask(by, { method: 'POST', path, body, idempotencyKey: id });
}

async function filledIn(people: SignedIn, call: Call, found: NonNullable<Call['found']>): Promise<Call> {
  const answer = await people.ask(call.by, { path: found.route });
  const entry = ((answer.body[found.list] ?? []) as readonly Entry[]).findLast((one) => isMeant(one, found.where));
  const value = entry?.[found.field] as string | number | undefined;
  const body = Object.entries(call.body).map(([field, given]) => [field, given === placeholder ? value : given]);
  return {
    ...call,
    path: call.path.replace(placeholder, String(value ?? 'none')),
    body: Object.fromEntries(body) as Call['body'],
  };
}
