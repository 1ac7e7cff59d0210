import type { Call } from '../plan/action.js';
import type { Answer, Request } from './api.js';
import { callAll } from './calling.js';
import type { SignedIn } from './people.js';

/** Answers each path, and writes down what was sent. */
function office(lists: Readonly<Record<string, object>>): { people: SignedIn; sent: unknown[] } {
  const sent: unknown[] = [];
  const ask = (by: string, { method, path, body, idempotencyKey }: Request): Promise<Answer> => {
    if (method === 'POST') sent.push([by, path, body, idempotencyKey]);
    return Promise.resolve({ status: 200, text: '', body: (lists[path] ?? {}) as Answer['body'] });
  };
  return { people: { ask } as unknown as SignedIn, sent };
}

const call = (more: Partial<Call>): Call => ({
  id: 'key',
  by: 'supervision-1',
  path: '/api/v1/matters/1/x',
  body: {},
  ...more,
});

describe('what people do', () => {
  it('says a version that only the history knows: of the last event like that', async () => {
    const items = [
      { type: 'replied', version: 4 },
      { type: 'replied', version: 9 },
      { type: 'closed', version: 10 },
    ];
    const { people, sent } = office({ '/history': { items } });
    const found = { route: '/history', list: 'items', where: { type: 'replied' }, field: 'version' } as const;
    expect(await callAll(people, [call({ body: { reason: 'r', event: '{found}' }, found })])).toStrictEqual([]);
    expect(sent).toStrictEqual([['supervision-1', '/api/v1/matters/1/x', { reason: 'r', event: 9 }, 'key']]);
  });

  it('goes to an address that only a list knows', async () => {
    const { people, sent } = office({ '/period': { objections: [{ unit: 'a', objection: 'o1' }] } });
    const found = { route: '/period', list: 'objections', where: { unit: 'a' }, field: 'objection' } as const;
    await callAll(people, [call({ path: '/objections/{found}/decision', found })]);
    expect(sent).toStrictEqual([['supervision-1', '/objections/o1/decision', {}, 'key']]);
  });

  it('keeps its order where one thing is concerned', async () => {
    const { people, sent } = office({});
    const calls = ['first', 'second'].map((id) => call({ id, path: `/api/v1/matters/1/${id}` }));
    await callAll(people, [...calls, call({ id: 'other', path: '/api/v1/matters/2/x' })]);
    const ofOne = (sent as string[][]).filter(([, path = '']) => path.includes('/1/')).map(([, , , key]) => key);
    expect(ofOne).toStrictEqual(['first', 'second']);
  });
});
