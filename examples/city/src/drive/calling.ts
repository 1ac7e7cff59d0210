import type { Call } from '../plan/action.js';
import type { Answer } from './api.js';
import { atOnce } from './at-once.js';
import type { SignedIn } from './people.js';

interface Listed {
  readonly type?: string;
  readonly version?: number;
  readonly unit?: string;
  readonly objection?: string;
}

/** Lets people act, several at a time; what one matter's people do keeps its order. Answers with what was refused. */
export async function callAll(people: SignedIn, calls: readonly Call[], period: string): Promise<readonly string[]> {
  const refusals = await atOnce(6, sequencesOf(calls), async (sequence) => {
    const refused: string[] = [];
    for (const call of sequence) {
      const answer = await act(people, call, period);
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
async function act(people: SignedIn, call: Call, period: string): Promise<Answer> {
  const { id, by } = call;
  const path = call.objectionOf === undefined ? call.path : await objectionPath(people, call, call.objectionOf, period);
  const body =
    call.lateEvent === undefined ? call.body : { ...call.body, event: await versionOf(people, call.lateEvent) };
  return await people.ask(by, { method: 'POST', path, body, idempotencyKey: id });
}

async function objectionPath(people: SignedIn, { by, path }: Call, unit: string, period: string): Promise<string> {
  const answer = await people.ask(by, { path: `/api/v1/rankings/periods/${period}` });
  const objections = (answer.body['objections'] ?? []) as readonly Listed[];
  const { objection = 'none' } = objections.find((one) => one.unit === unit) ?? {};
  return path.replace('{objection}', objection);
}

async function versionOf(people: SignedIn, { number, type }: NonNullable<Call['lateEvent']>): Promise<number> {
  const answer = await people.ask('supervision-1', { path: `/api/v1/matters/${number}/history` });
  const events = (answer.body['items'] ?? []) as readonly Listed[];
  return events.findLast((event) => event.type === type)?.version ?? 0;
}
