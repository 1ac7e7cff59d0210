import { KeyedDigest, queryCodeDigest } from '@kaoji/kernel';
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
  const queryCode = { hmac: queryCodeDigest(keyed, 'Q1', 'abcdefghij') };
  await deliver(events.registered('Q1', at, { queryCode }), events.registered('Q2', at), events.replied('Q1', at));
});
afterAll(() => supervision.database.close());

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

  it.each([
    ['another code', 'Q1', 'abcdefghik'],
    ['the code of another number', 'Q2', 'abcdefghij'],
    ['a number that has none', 'Q2', ''],
    ['an unknown number', 'Q9', 'abcdefghij'],
  ])('is not found by %s: every wrong pair is answered alike', async (_, number, queryCode) => {
    expect(await route.query({ number, queryCode })).toStrictEqual({ kind: 'rejected', code: 'not-found' });
  });
});
