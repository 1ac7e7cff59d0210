import { asking } from './asking.fixture.js';
import type { ServedRankings } from './served-rankings.fixture.js';

/** The head of a unit above objects; one is refused with its reason, a second leaves out a fact that explain then names. */
export async function objectionOf(served: ServedRankings, unit: string): Promise<void> {
  const { get, post } = asking(() => served.origin);
  served.clock.set('2026-11-10T02:00:00.000Z');
  const path = '/api/v1/rankings/2026-10';
  const object = async (reason: string): Promise<string> => {
    const { status, body } = await post(`${path}/objections`, 'head-2', { unit, reason, evidence: ['a'.repeat(64)] });
    expect(status).toBe(201);
    return body.objection;
  };
  const decide = (objection: string, body: object) =>
    post(`${path}/objections/${objection}/decision`, 'office', { reason: '已核', ...body });
  const { body: before } = await get(`${path}/${unit}/explain?kind=provisional`);
  const [fact] = before.total.dimensions[0].rates.flatMap(({ facts }: { facts: unknown[] }) => facts);
  const facts = [{ stream: fact.stream, case: fact.case }];
  const refused = await object('不实');
  expect((await decide(refused, { upheld: false, facts })).body.code).toBe('refused-changes-nothing');
  expect((await decide(refused, { upheld: false })).status).toBe(201);
  const upheld = await object('另一件');
  expect((await decide(upheld, { upheld: true, facts: [{ stream: 'matter/none', case: 'lead/1' }] })).body.code).toBe(
    'unknown-fact',
  );
  expect((await decide(upheld, { upheld: true, facts })).body.facts[0].old).toBe(fact.event);
  const { body: after } = await get(`${path}/${unit}/explain`);
  expect(after.leftOut[0]).toMatchObject({ ...facts[0], ruling: { objection: upheld, old: fact.event } });
  const decisions = after.objections.map((one: { decision: { upheld: boolean } }) => one.decision);
  expect(decisions.sort((a: { upheld: boolean }) => (a.upheld ? 1 : -1))).toMatchObject([
    { upheld: false, reason: '已核', facts: [] },
    { upheld: true, reason: '已核', facts },
  ]);
  const { body: period } = await get(`/api/v1/rankings/periods/2026-10`);
  for (const one of period.objections) {
    for (const event of [one.event, one.decidedEvent]) {
      expect(period.events.find((step: { event: string }) => step.event === event).objection).toBe(one.objection);
    }
  }
  expect((await get('/api/v1/rankings/periods/2026-10', 'head')).body.objections).toStrictEqual([]);
}

/** Another scheme is put in force for days that are over: what was published by the old one stays by it. */
export async function schemeAfterwards(served: ServedRankings): Promise<void> {
  const { get, post } = asking(() => served.origin);
  const { body } = await get('/api/v1/schemes', 'office');
  const strict = {
    ...body.shipped['supervision-only'],
    deductions: { ...body.shipped.default.deductions, orange: '9' },
  };
  const proposal = { effectiveFrom: '2026-10-01', reason: '按会议次数加分', content: strict };
  const proposed = await post('/api/v1/schemes', 'office', proposal);
  expect(proposed.body.warnings).toStrictEqual([{ code: 'marks-for-traces', at: 'reason', value: '会议' }]);
  expect((await post('/api/v1/schemes/1/confirmation', 'office-2')).body.confirmedBy).toBe('office-2');
  expect((await served.rankings.schemes.inForce('2026-10')).version).toBe(1);
}

/** The mayor and a head subscribe and read the feeds with keys of their own. */
export async function subscriptions(served: ServedRankings): Promise<void> {
  const { get, put, post, remove } = asking(() => served.origin);
  const wanted = { kinds: ['rank-fallen', 'ranking-corrected'], units: [], categories: ['departments'], fallenBy: 2 };
  expect((await get('/api/v1/subscriptions')).body).toMatchObject({ units: [], fallenBy: 3, hasFeedKey: false });
  expect((await put('/api/v1/subscriptions', 'mayor', wanted)).body).toStrictEqual({ ...wanted, hasFeedKey: false });
  expect((await get('/api/v1/subscriptions')).body).toStrictEqual({ ...wanted, hasFeedKey: false });
  const about = (unit: string) => put('/api/v1/subscriptions', 'head', { ...wanted, units: [unit] });
  expect([(await about('D99')).body.code, (await about('D02')).body.code]).toStrictEqual([
    'unknown-unit',
    'not-your-unit',
  ]);
  const kinds = async (who: string) => {
    const { body } = await get('/api/v1/alerts', who);
    return [...new Set(body.items.map(({ kind, unit }: { kind: string; unit: string }) => `${kind} ${unit}`))];
  };
  expect(await kinds('mayor')).toStrictEqual(['ranking-corrected null']);
  expect(await kinds('head')).toStrictEqual(['matters-overdue D01', 'ranking-corrected null']);
  expect((await post('/api/v1/subscriptions/feed-key', 'mayor')).headers['cache-control']).toBe('no-store');
  await remove('/api/v1/subscriptions/feed-key', 'mayor');
}

/** Rows of the unpublished month that a key shows, and how the answer may be kept; a code when it is refused. */
export async function feedWith(served: ServedRankings, key: string) {
  const answer = await fetch(`${served.origin}/feeds/rankings.json?key=${key}`);
  const feed = (await answer.json()) as {
    readonly code?: string;
    readonly items?: readonly {
      readonly _kaoji: { readonly kind: string; readonly categories: readonly { rows: readonly { unit: string }[] }[] };
    }[];
  };
  const live = (feed.items ?? []).filter(({ _kaoji }) => _kaoji.kind === 'live');
  const units = live.flatMap(({ _kaoji }) => _kaoji.categories.flatMap(({ rows }) => rows.map(({ unit }) => unit)));
  return { code: feed.code, units: units.sort(), cache: answer.headers.get('cache-control') };
}
