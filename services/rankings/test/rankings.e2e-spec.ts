import { unregisteredErrors } from '@kaoji/http';
import request from 'supertest';
import {
  chanceFrom,
  directoryOfOctober,
  october,
  afterDataClose,
  afterFreeze,
  freeze,
} from '../src/spec-fixtures/october.js';
import { types } from '../src/spec-fixtures/statements.js';
import { asking } from './asking.fixture.js';
import { feedWith, objectionOf, schemeAfterwards, subscriptions } from './steps.fixture.js';
import { servedRankings, type ServedRankings } from './served-rankings.fixture.js';

jest.setTimeout(60_000);

let served: ServedRankings;
const supervision = october(chanceFrom(3));

beforeAll(async () => {
  served = await servedRankings();
  await served.produce(directoryOfOctober().events);
  await served.produce(supervision.events);
});
afterAll(() => served.close());

const api = () => request(served.origin);
const { get, post, remove } = asking(() => served.origin);

const moveTo = async (time: string): Promise<void> => {
  served.clock.set(time);
  await served.rankings.running.look.run();
  await served.rankings.settle();
};

interface Table {
  readonly categories: readonly {
    readonly rows: readonly { readonly unit: string; readonly rank: number; readonly total: string }[];
  }[];
}
const rowsOf = (body: unknown) => (body as Table).categories[0]?.rows ?? [];

describe('a month of rankings over HTTP', () => {
  it('begins live: ranked, explained down to event ids, counted per department', async () => {
    served.clock.set('2026-10-31T10:00:00.000Z');
    const table = await get('/api/v1/rankings?period=2026-10&category=departments&kind=live');
    expect([table.status, rowsOf(table.body).map(({ rank }) => rank)]).toStrictEqual([200, [1, 2, 3]]);
    const last = rowsOf(table.body)[2];
    const explained = await get(`/api/v1/rankings/2026-10/${last?.unit}/explain`);
    expect([explained.status, explained.body.total.published, explained.body.gapToNextRank.rank]).toStrictEqual([
      200,
      last?.total,
      2,
    ]);
    expect(explained.body.total.dimensions[0].rates[0].facts[0].event).toMatch(/^supervision\/matter\/2026-\d{4}\/\d$/);
    const figures = await get('/api/v1/rankings/figures?month=2026-10');
    expect(figures.body.items.map(({ unit, due }: { unit: string; due: number }) => [unit, due])).toStrictEqual([
      ['D01', 20],
      ['D02', 20],
      ['D03', 20],
    ]);
    for (const { due, onTime, late, open } of figures.body.items) expect(onTime + late + open).toBe(due);
  });

  it('shows a unit only its own live row, and the public none', async () => {
    const own = await get('/api/v1/rankings?period=2026-10&kind=live', 'head');
    expect(rowsOf(own.body).map(({ unit }) => unit)).toStrictEqual(['D01']);
    expect((await api().get('/api/v1/rankings?period=2026-10&kind=live')).body.code).toBe('not-signed-in');
    expect((await get('/api/v1/rankings/2026-10/D02/explain', 'head')).body.code).toBe('not-your-unit');
  });

  it('knows no period outside of 1900 to 2999', async () => {
    for (const path of ['?period=0000&kind=live', '/extremes?period=9999&kind=live', '/figures?month=0000-01'])
      expect((await get(`/api/v1/rankings${path}`)).status).toBe(400);
  });

  it('is signed off by a leader only after the freeze, and incomplete only in words', async () => {
    await moveTo(afterDataClose);
    expect((await get('/api/v1/rankings?period=2026-10&kind=provisional')).body.waitsFor).toStrictEqual([]);
    expect((await post('/api/v1/rankings/2026-10/sign-off', 'office')).body.code).toBe('not-allowed');
    expect((await post('/api/v1/rankings/2026-10/sign-off', 'mayor')).body.code).toBe('not-frozen');
    await objectionOf(served, 'D02');
    await moveTo(afterFreeze);
    const incomplete = await post('/api/v1/rankings/2026-10/sign-off', 'mayor');
    expect([incomplete.status, incomplete.body.code, incomplete.body.params]).toStrictEqual([
      409,
      'incomplete',
      { waitsFor: 'supervision' },
    ]);
    supervision.marker(types.periodFrozen, '2026-10', freeze, afterFreeze);
    await served.produce(supervision.events.slice(-1));
    const signed = await post('/api/v1/rankings/2026-10/sign-off', 'mayor');
    expect([signed.status, signed.body.revision, signed.body.waitsFor]).toStrictEqual([201, 1, []]);
    expect((await post('/api/v1/rankings/2026-10/sign-off', 'mayor')).body.code).toBe('already-published');
  });

  it('is read by everybody, with an ETag, as table, extremes, public page and feeds', async () => {
    const table = await api().get('/api/v1/rankings?period=2026-10&category=departments');
    expect([table.status, rowsOf(table.body).length, table.headers['cache-control']]).toStrictEqual([
      200,
      3,
      'public, max-age=10',
    ]);
    const again = await api()
      .get('/api/v1/rankings?period=2026-10&category=departments')
      .set('if-none-match', table.headers['etag'] ?? '');
    expect([again.status, again.text]).toStrictEqual([304, '']);
    const extremes = await api().get('/api/v1/rankings/extremes?period=2026-10&n=1');
    expect([extremes.body.categories[0].top[0].rank, extremes.body.categories[0].bottom]).toStrictEqual([1, []]);
    expect((await api().get('/public/rankings/2026-10')).body.seal).toMatch(/^[\da-f]{64}$/);
    expect((await api().get('/public/rankings/2026-09')).body.code).toBe('not-published');
    const feed = await api()
      .get('/feeds/rankings.json')
      .buffer(true)
      .parse((response, done) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += String(part))).on('end', () => done(null, JSON.parse(text)));
      });
    expect([feed.body.version, feed.body.items.length]).toStrictEqual(['https://jsonfeed.org/version/1.1', 1]);
    const atom = await api().get('/feeds/rankings.atom').buffer(true);
    expect(String(atom.text ?? atom.body)).toContain('<entry>');
    const csv = await api().get('/feeds/rankings.csv');
    expect([csv.text.codePointAt(0), csv.text.split('\n').length]).toStrictEqual([0xfeff, 5]);
  });

  it('changes only as a revision, with reason, old and new value, from late facts', async () => {
    expect((await post('/api/v1/rankings/2026-10/corrections', 'mayor', { reason: '无' })).body.code).toBe(
      'nothing-to-correct',
    );
    served.clock.set('2026-11-20T02:00:00.000Z');
    await schemeAfterwards(served);
    expect((await post('/api/v1/rankings/2026-10/corrections', 'mayor', { reason: '新方案' })).body.code).toBe(
      'nothing-to-correct',
    );
    const before = await api().get('/api/v1/rankings?period=2026-10');
    const [first] = rowsOf(before.body);
    for (const number of ['late-1', 'late-2', 'late-3', 'late-4', 'late-5']) {
      const figure = { unit: first?.unit ?? '', dueAt: '2026-10-20T09:30:00.000Z' };
      supervision.case(number, { ...figure, registeredAt: '2026-10-10T02:00:00.000Z' }, '2026-11-16T02:00:00.000Z');
    }
    await served.produce(supervision.events.slice(-5));
    const corrected = await post('/api/v1/rankings/2026-10/corrections', 'mayor', { reason: '五件迟到的事项' });
    expect([corrected.status, corrected.body.revision, corrected.body.reason]).toStrictEqual([
      201,
      2,
      '五件迟到的事项',
    ]);
    const change = corrected.body.corrections.find(({ unit }: { unit: string }) => unit === first?.unit);
    const newest = await api().get('/api/v1/rankings?period=2026-10');
    const row = rowsOf(newest.body).find(({ unit }) => unit === first?.unit);
    expect([change.oldTotal, change.newTotal]).toStrictEqual([first?.total, row?.total]);
    expect((await api().get('/api/v1/rankings?period=2026-10&revision=1')).body).toStrictEqual(before.body);
  });

  it('is tried under other rules beside the published table, and nothing is touched', async () => {
    served.clock.set('2026-11-21T02:00:00.000Z');
    for (let number = 1; number <= 5; number += 1) {
      const figure = { unit: 'D02', dueAt: '2026-10-20T09:30:00.000Z', registeredAt: '2026-10-10T02:00:00.000Z' };
      supervision.case(`after-${number}`, figure, '2026-11-20T03:00:00.000Z');
    }
    await served.produce(supervision.events.slice(-5));
    const pool = served.database.ownerPool();
    const count = async () =>
      (await pool.query('select (select count(*) from rankings.event), (select count(*) from rankings.snapshot)')).rows;
    const before = await count();
    const { body: published } = await api().get('/api/v1/rankings?period=2026-10');
    const { body: schemes } = await get('/api/v1/schemes', 'office');
    const tried = { period: '2026-10', groups: [{ unit: 'D02', category: 'alone' }] };
    const { status, body, headers } = await post('/api/v1/rankings/what-if', 'mayor', tried);
    expect([status, body.kind, headers['cache-control']]).toStrictEqual([200, 'published', 'private, no-store']);
    const sides = new Map(body.rows.map((row: { unit: string; now: object }) => [row.unit, row.now]));
    for (const { unit, rank, total } of rowsOf(published)) expect(sides.get(unit)).toMatchObject({ rank, total });
    const alone = body.rows.find(({ unit }: { unit: string }) => unit === 'D02');
    expect([alone.tried.rank, alone.tried.category, alone.why[0].what]).toStrictEqual([1, 'alone', 'group']);
    const scheme = { ...schemes.shipped.default, name: '拍照加分' };
    const strict = await post('/api/v1/rankings/what-if', 'office', { period: '2026-10', scheme });
    expect([strict.body.warnings[0].code, strict.body.rows[0].tried.notRanked]).toStrictEqual([
      'marks-for-traces',
      'coverage',
    ]);
    expect((await post('/api/v1/rankings/what-if', 'office', { period: '2027-05', scheme })).body.kind).toBe('live');
    expect(await count()).toStrictEqual(before);
  });

  it.each([
    ['head', { groups: [{ unit: 'D01', category: 'x' }] }, 'not-allowed'],
    ['mayor', {}, 'nothing-to-try'],
    ['mayor', { groups: [{ unit: 'D99', category: 'x' }] }, 'unit-not-in-ranking'],
  ])('is not tried by %s with %j: %s', async (who, tried, code) => {
    expect((await post('/api/v1/rankings/what-if', who, { period: '2026-10', ...tried })).body.code).toBe(code);
  });

  it('tells of alerts what a person sees and subscribed to', async () => {
    await subscriptions(served);
  });

  it('lets a feed reader read with a key of its own what its owner sees today, until it is replaced or revoked', async () => {
    const issue = async (who: string): Promise<string> => (await post('/api/v1/subscriptions/feed-key', who)).body.key;
    const [mayor, head] = [await issue('mayor'), await issue('head')];
    const nobody = { code: 'feed-key-invalid', units: [], cache: 'no-store' };
    const all = { code: undefined, units: ['D01', 'D02', 'D03'], cache: 'private, no-cache' };
    expect(await feedWith(served, mayor)).toStrictEqual(all);
    expect(await feedWith(served, head)).toStrictEqual({ ...all, units: ['D01'] });
    expect(await feedWith(served, 'kaojifeed_x')).toStrictEqual(nobody);
    const next = await issue('mayor');
    expect([await feedWith(served, mayor), await feedWith(served, next)]).toStrictEqual([nobody, all]);
    await remove('/api/v1/subscriptions/feed-key', 'mayor');
    expect(await feedWith(served, next)).toStrictEqual(nobody);
    const ledger = await served.database.ownerPool().query('select data::text as text from rankings.event');
    expect(ledger.rows.filter(({ text }) => [mayor, head, next].some((key) => text.includes(key)))).toStrictEqual([]);
  });

  it('tells who was away the newest state of each category once', async () => {
    const aborted = new AbortController();
    const answer = await fetch(`${served.origin}/api/v1/rankings/stream`, {
      headers: { authorization: 'Bearer mayor', 'last-event-id': '0' },
      signal: aborted.signal,
    });
    const first = await answer.body?.getReader().read();
    aborted.abort();
    const text = new TextDecoder().decode(first?.value);
    expect([answer.headers.get('content-type'), text.match(/^event: .*$/gm)]).toStrictEqual([
      'text/event-stream; charset=utf-8',
      ['event: ranking-changed', 'event: ranking-published'],
    ]);
  });

  it('takes a scheme from two people only', async () => {
    const { body } = await get('/api/v1/schemes', 'office');
    const proposal = { effectiveFrom: '2027-01-01', reason: '新年方案', content: body.shipped.default };
    expect((await post('/api/v1/schemes', 'office', proposal)).body.version).toBe(2);
    expect((await post('/api/v1/schemes/2/confirmation', 'office')).body.code).toBe('second-person-needed');
    expect((await post('/api/v1/schemes/2/confirmation', 'office-2')).body.confirmedBy).toBe('office-2');
    expect((await served.rankings.schemes.inForce('2027-01')).version).toBe(2);
    expect((await served.rankings.schemes.inForce('2026-12')).version).toBe(1);
    const [general] = body.shipped.default.lines;
    const twice = { ...proposal, content: { ...body.shipped.default, lines: [general, general] } };
    expect((await post('/api/v1/schemes', 'office', twice)).body.code).toBe('scheme-line-twice');
  });

  it('has a sentence for every refusal of its rules', () => {
    expect(
      unregisteredErrors(['not-frozen', 'incomplete', 'objections-over', 'second-person-needed', 'revision-moved']),
    ).toStrictEqual([]);
  });
});
