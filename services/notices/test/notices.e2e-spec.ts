import { catalogue } from '@kaoji/contracts';
import { bootHttp, type HttpServer, type PersonPrincipal } from '@kaoji/http';
import { Wake, type EventStream } from '@kaoji/messaging';
import { bullmqPool, installBullmq, type Platform, type ServiceProcess } from '@kaoji/scheduling';
import { AnswersSeen, FixedClock, tellSeen, testDatabase, until, type TestDatabase } from '@kaoji/testing';
import type { Pool } from 'pg';
import request from 'supertest';
import { NOTICES, NoticesModule, noticesSchema } from '../src/notices.module.js';
import { city } from '../src/spec-fixtures/city.js';
import { MailServer } from '../src/spec-fixtures/mail-server.js';
import { escalationOf } from '../src/spec-fixtures/matters.js';
import { recorded, type Spoken } from '../src/spec-fixtures/recorded.js';

jest.setTimeout(30_000);

const bullmqSchema = { name: 'bullmq', migrations: [], prepare: (url: string) => installBullmq(url) };
const silentStream: EventStream = {
  subscribe: () => Promise.resolve({ position: () => '', close: () => Promise.resolve() }),
  head: () => Promise.resolve(''),
  close: () => Promise.resolve(),
};
const person = (code: string, role: PersonPrincipal['roles'][number]): PersonPrincipal => ({
  ...{ kind: 'person', code, name: code, unit: 'D01', roles: [role], standsInFor: [] },
});
const people = {
  head: person('head', 'unit-head'),
  handler: person('handler', 'handler'),
  administrator: person('administrator', 'administrator'),
};
const clock = new FixedClock('2026-10-08T02:00:00.000Z');

let database: TestDatabase;
let jobs: Pool;
let mails: MailServer;
let server: HttpServer;
let answers: AnswersSeen;

beforeAll(async () => {
  database = await testDatabase([noticesSchema, bullmqSchema]);
  jobs = bullmqPool(database.ownerUrl, 1);
  mails = await MailServer.start();
  const pool = database.pool('notices');
  const platform: Platform = {
    ...{ catalogue, composition: ['notices'], stream: silentStream, wake: new Wake(), jobs, drill: true },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    pool: () => pool,
    clock: () => clock,
  };
  const mail = { url: mails.url, from: 'kaoji@city.test', installation: 'city.test' };
  server = await bootHttp(NoticesModule.on(platform, { mail }), {
    version: { name: 'kaoji', version: '0' },
    signIn: {
      keys: { verify: () => Promise.resolve(undefined) },
      tokens: { verify: (token) => Promise.resolve(people[token as keyof typeof people]) },
    },
    ...{ readiness: [], tls: false, logLevel: 'silent' },
  });
  answers = AnswersSeen.of(server.app.getHttpAdapter().getInstance());
  await server.app.getHttpAdapter().getInstance().ready();
  await hear(...city);
  await hear(escalationOf('E1', 'head'), escalationOf('E1', 'dunning'), escalationOf('E1', 'red'));
});
afterAll(async () => {
  await server.close();
  await mails.close();
  await jobs.end();
  await database.close();
});

const hear = (...spoken: readonly Spoken[]): Promise<void> =>
  server.app.get<ServiceProcess>(NOTICES, { strict: false }).consumer.deliver(recorded(spoken, clock.now(), 'e2e'));

const ask = (method: 'get' | 'post', path: string, who?: keyof typeof people, of = 'inbox') => {
  const asked = request(server.app.getHttpServer())[method](`/api/v1/${of}${path}`);
  return who === undefined ? asked : asked.set('authorization', `Bearer ${who}`);
};
const count = async (type: string): Promise<number> => {
  const { rows } = await database.pool('notices', 1).query('select from event where type = $1', [type]);
  return rows.length;
};

/** The identity of the event of a type about a notice. */
const eventOf = async (type: string, notice: string): Promise<string> => {
  const { rows } = await database
    .pool('notices', 1)
    .query<{ event: string }>(
      `select 'notices/' || stream || '/' || version as event from event where type = $1 and data ->> 'notice' = $2`,
      [type, notice],
    );
  return rows.map(({ event }) => event).join();
};

describe('the inbox', () => {
  it('shows only one’s own notices, the newest first, page by page', async () => {
    const first = await ask('get', '?limit=2', 'head');
    expect([first.status, first.body.items.length]).toStrictEqual([200, 2]);
    const second = await ask('get', `?limit=2&cursor=${first.body.next}`, 'head');
    const kinds = [...first.body.items, ...second.body.items].map(({ kind }: { kind: string }) => kind);
    expect([kinds.toSorted(), second.body.next]).toStrictEqual([['ladder-dunning', 'ladder-head', 'ladder-red'], null]);
    expect(first.body.items[0]).toMatchObject({ subject: 'matter/E1', unit: 'D01', copy: false, readAt: null });
    expect(first.body.items[0].text).toContain('D01局：E1号督办事项');
    expect((await ask('get', '', 'handler')).body).toStrictEqual({ items: [], next: null });
  });

  it('is closed to who is not signed in, and takes no forged cursor', async () => {
    expect((await ask('get', '')).body).toMatchObject({ status: 401, code: 'not-signed-in' });
    const forged = Buffer.from(JSON.stringify(["'; drop", 'x'])).toString('base64url');
    expect((await ask('get', `?cursor=${forged}`, 'head')).body).toMatchObject({ status: 400, code: 'invalid-cursor' });
  });

  it('a notice is read and acknowledged by its person, once, however often it is said', async () => {
    const [{ id }] = (await ask('get', '', 'head')).body.items;
    expect((await ask('post', `/${id}/read`, 'head')).status).toBe(204);
    const acknowledge = () => ask('post', `/${id}/acknowledge`, 'head').set('idempotency-key', 'k');
    expect([(await acknowledge()).status, (await acknowledge()).headers['idempotency-replayed']]).toStrictEqual([
      204,
      'true',
    ]);
    const [notice] = (await ask('get', '', 'head')).body.items;
    expect([notice.id, notice.readAt, notice.acknowledgedAt]).toStrictEqual([id, clock.now(), clock.now()]);
    expect([notice.event, notice.acknowledgedEvent]).toStrictEqual([
      await eventOf('kaoji.notices.notice-issued.v1', id),
      await eventOf('kaoji.notices.notice-acknowledged.v1', id),
    ]);
    expect(await count('kaoji.notices.notice-acknowledged.v1')).toBe(1);
  });

  it('another’s notice, and one that there is not, are unknown', async () => {
    const [{ id }] = (await ask('get', '', 'head')).body.items;
    for (const [path, who] of [
      [`/${id}/read`, 'handler'],
      ['/nothing/acknowledge', 'head'],
      ["/'%20or%20true/read", 'head'],
    ] as const) {
      expect((await ask('post', path, who)).body).toMatchObject({ status: 404, code: 'notice-unknown' });
    }
  });

  it('each notice is in the mail too, and the inbox says so', async () => {
    const sent = async () => {
      const { items } = (await ask('get', '', 'head')).body as { items: { mail: string | null }[] };
      return items.every(({ mail }) => mail === 'sent');
    };
    expect(await until('all mails of the head are sent', sent)).toBe(true);
    expect(mails.taken.filter(({ to }) => to.includes('head@city.test'))).toHaveLength(3);
  });

  it('the month of the first start is planned', async () => {
    expect(await count('kaoji.notices.month-planned.v1')).toBe(1);
  });
});

describe('e-mails that did not leave', () => {
  const unsent = (query = '') => ask('get', query, 'administrator', 'mails/unsent');
  const retry = (notice: string, who: keyof typeof people) => ask('post', `/${notice}/retry`, who, 'mails/unsent');
  const listed = async (state: string): Promise<readonly { notice: string; person: string }[]> =>
    (await unsent(`?state=${state}`)).body.items;

  it('are shown to an administrator with the reason, and sent when they are tried again', async () => {
    mails.reply = (recipient) => (recipient === 'deputy@city.test' ? 550 : undefined);
    await hear(escalationOf('E2', 'orange'));
    const given = await until('it is given up', async () => (await listed('failed'))[0]);
    expect(given).toMatchObject({
      ...{ person: 'deputy', kind: 'ladder-orange', subject: 'matter/E2', unit: 'D01', state: 'failed' },
      ...{ attempts: 1, reason: '550', nextAt: null },
    });
    mails.reply = () => undefined;
    expect((await retry(given?.notice ?? '', 'administrator')).status).toBe(204);
    await until('it is sent', async () => (await listed('retry')).length === 0);
    const taken = mails.taken.filter(({ messageId }) => messageId === `<${given?.notice}@city.test>`);
    expect(taken.map(({ to }) => to)).toStrictEqual([['deputy@city.test']]);
    expect((await retry(given?.notice ?? '', 'administrator')).body).toMatchObject({
      status: 404,
      code: 'mail-unknown',
    });
    await tellSeen('notices', { routes: ['POST /api/v1/mails/unsent/nothing/retry'] });
  });

  it('of somebody without an address are among them, page by page', async () => {
    await hear(escalationOf('E3', 'dunning'));
    const both = await until('both are there', async () => {
      const found = await listed('no-address');
      return found.length === 2 ? found : undefined;
    });
    const first = (await unsent('?limit=1')).body;
    const second = (await unsent(`?limit=1&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items]).toStrictEqual(both);
    expect(second.next).toBeNull();
    expect(both?.map(({ person: who }) => who)).toStrictEqual(['dsg', 'dsg']);
  });

  it('are nobody else’s affair', async () => {
    for (const who of ['head', 'handler'] as const) {
      expect((await ask('get', '', who, 'mails/unsent')).body).toMatchObject({ status: 403, code: 'not-allowed' });
      expect((await retry('nothing', who)).body).toMatchObject({ status: 403, code: 'not-allowed' });
    }
  });
});

describe('the OpenAPI document', () => {
  it('describes every answer seen here', async () => {
    const { body } = await request(server.app.getHttpServer()).get('/api/openapi.json');
    expect(answers.number).toBeGreaterThan(20);
    expect(answers.faultsBy(body)).toStrictEqual([]);
  });
});
