import { KeyedDigest, queryCodeDigest } from '@kaoji/kernel';
import { Executor } from '@kaoji/messaging';
import type { MatterCommand } from '../matter/matter.decide.js';
import { Matters } from '../matter/matter.store.js';
import { runSupervision, type RunningSupervision } from '../spec-fixtures/running-supervision.js';
import { QueryMatterRoute } from './query-matter.route.js';

const key = Buffer.alloc(32, 7);
const keyed = new KeyedDigest(key);
const at = '2026-09-23T02:00:00.000Z';
let supervision: RunningSupervision;
let route: QueryMatterRoute;

beforeAll(async () => {
  supervision = await runSupervision();
  const { events, deliver, ledger, clock } = supervision;
  clock.set(at);
  route = new QueryMatterRoute(new Matters(ledger.pool), key);
  const known = (number: string) =>
    events.registered(number, at, { queryCode: { hmac: queryCodeDigest(keyed, number, 'abcdefghij') } });
  await deliver(known('Q1'), events.registered('Q2', at), events.replied('Q1', at), known('Q3'), known('Q4'));
});
afterAll(() => supervision.database.close());

async function act(number: string, command: MatterCommand): Promise<void> {
  const commands = [{ stream: `matter/${number}`, command }];
  await new Executor(supervision.ledger).submit({ origin: { kind: 'fresh' }, commands, metadata: { rootAt: at } });
}

describe('a matter, for its petitioner', () => {
  it('is told with state, dates and reply to whoever has number and query code', async () => {
    expect(await route.query({ number: 'Q1', queryCode: 'abcdefghij' })).toStrictEqual({
      number: 'Q1',
      state: 'replied',
      registeredAt: at,
      dispatchedAt: at,
      dueAt: '2026-09-29T09:30:00.000Z',
      repliedAt: at,
      closedAt: null,
      reply: 'Mended',
    });
  });

  it('that follows another stands as that one does', async () => {
    await act('Q3', { type: 'merge', into: 'Q1', by: 'P', reason: 'the same' });
    const told = await route.query({ number: 'Q3', queryCode: 'abcdefghij' });
    expect(told).toMatchObject({ number: 'Q3', state: 'replied', repliedAt: at, reply: 'Mended' });
  });

  it('that is out of scope is answered with the right route', async () => {
    await act('Q4', { type: 'answer-out-of-scope', ground: 'secret', route: 'The archive.', earlier: null, by: 'P' });
    const told = await route.query({ number: 'Q4', queryCode: 'abcdefghij' });
    expect(told).toMatchObject({ state: 'out-of-scope', closedAt: at, reply: 'The archive.' });
  });

  it.each([
    ['another code', 'Q1', 'abcdefghik'],
    ['the code of another number', 'Q2', 'abcdefghij'],
    ['a number that has none', 'Q2', ''],
    ['an unknown number', 'Q9', 'abcdefghij'],
  ])('is not found by %s: every wrong pair is answered alike', async (_, number, queryCode) => {
    expect(await route.query({ number, queryCode })).toStrictEqual({ kind: 'rejected', code: 'not-found' });
  });
});
