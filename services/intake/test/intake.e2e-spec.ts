import { bootHttp, MemoryRateLimit, type HttpServer } from '@kaoji/http';
import { bullmqPool } from '@kaoji/scheduling';
import { AnswersSeen, FixedClock, testDatabase, type TestDatabase } from '@kaoji/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import request from 'supertest';
import { IntakeModule, INTAKE_DIRECTORY, intakeSchema } from '../src/intake.module.js';
import { countsOf, directoryEvents, noonless, settingsIn } from '../src/spec-fixtures/intake-world.js';
import { bullmqSchema, platformOn, signIn } from '../src/spec-fixtures/intake-http.js';
import { petitioner, progress, registration, sentence } from '../src/spec-fixtures/posts.js';
import type { DirectoryCopy } from '@kaoji/directory-copy';

jest.setTimeout(30_000);

let database: TestDatabase;
let server: HttpServer;
let answers: AnswersSeen;
let pool: Pool;
let jobs: Pool;
let folder: string;
const clock = new FixedClock(noonless);

beforeAll(async () => {
  database = await testDatabase([intakeSchema, bullmqSchema]);
  pool = database.pool('intake', 6);
  jobs = bullmqPool(database.urls['bullmq'] ?? '', 1);
  folder = await mkdtemp(join(tmpdir(), 'kaoji-e2e-'));
  server = await bootHttp(IntakeModule.on(platformOn(pool, jobs, clock), settingsIn(folder)), {
    version: { name: 'kaoji', version: '0' },
    signIn,
    readiness: [],
    tls: false,
    logLevel: 'silent',
    rateLimit: new MemoryRateLimit(() => 0),
  });
  answers = AnswersSeen.of(server.app.getHttpAdapter().getInstance());
  const client = await pool.connect();
  await server.app.get<DirectoryCopy>(INTAKE_DIRECTORY).projection.apply(client, directoryEvents);
  client.release();
  await server.listen(0, '127.0.0.1');
}, 30_000);
afterAll(async () => {
  await server.close();
  await jobs.end();
  await database.close();
  await rm(folder, { recursive: true });
});

const api = () => request(server.app.getHttpServer());
const as = (who: string) => `Bearer ${who}`;

const post = (body: unknown, who = 'kaoji_housing', type = 'application/cloudevents+json') =>
  api()
    .post('/api/v1/events')
    .set('authorization', as(who))
    .set('content-type', type)
    .send(typeof body === 'string' ? body : JSON.stringify(body));

const batch = (body: unknown, who?: string) => post(body, who, 'application/cloudevents-batch+json');

const upload = (bytes: Buffer, who = 'kaoji_housing') =>
  api()
    .post('/api/v1/files')
    .set('authorization', as(who))
    .attach('file', bytes, { filename: '../../evil.sh', contentType: 'text/x-sh' });

describe('POST /api/v1/events', () => {
  it('answers 202 with a result per event, in the order sent and in the language asked for', async () => {
    const good = progress('e-1', {}, { id: 'e-1' });
    const bad = progress('e-1', { unitCode: 'water' }, { id: 'e-2' });
    const { status, body } = await batch([good, bad, good]).set('accept-language', 'en');
    expect(status).toBe(202);
    const { results } = body as { results: { receipt: string }[] };
    const receipt = results[0]?.receipt;
    expect(results).toStrictEqual([
      { source: '/housing/cases', id: 'e-1', status: 'accepted', receipt },
      {
        source: '/housing/cases',
        id: 'e-2',
        status: 'refused',
        code: 'not-own-unit',
        detail: 'Unit "water" does not lie in the unit of the key.',
      },
      { source: '/housing/cases', id: 'e-1', status: 'duplicate', receipt },
    ]);
    const one = await api().get(`/api/v1/events/${receipt}`).set('authorization', as('kaoji_housing'));
    expect([one.status, (one.body as { status: string }).status]).toStrictEqual([200, 'accepted']);
    const other = await api().get(`/api/v1/events/${receipt}`).set('authorization', as('kaoji_water'));
    expect(other.status).toBe(404);
    const list = await api().get('/api/v1/events?status=rejected').set('authorization', as('kaoji_housing'));
    expect([list.status, list.body]).toStrictEqual([200, { items: [], next: null }]);
  });

  it('changes nothing for what is refused, and answers problem details without a trace of the inside', async () => {
    const before = await countsOf(pool);
    const event = progress('bad');
    const stored = registration('bad-2', { title: "'; drop table event; --<script>alert(1)</script>\u0000" });
    const answers = [
      [await post('{'), 400, 'invalid-json'],
      [await post(''), 400, 'invalid-json'],
      [await batch({ not: 'a batch' }), 400, 'not-a-batch'],
      [await batch(Array.from({ length: 1_001 }, () => event)), 413, 'batch-too-large'],
      [await batch(`[${'"x",'.repeat(1_400_000)}1]`), 413, 'payload-too-large'],
      [await post(event, 'kaoji_housing', 'application/json'), 415, 'unsupported-media-type'],
      [await post(event, 'kaoji_housing', 'text/plain'), 415, 'unsupported-media-type'],
      [await post(event, 'kaoji_nobody'), 401, 'invalid-credentials'],
      [await api().post('/api/v1/events').send({}), 401, 'not-signed-in'],
      [
        await api().get('/api/v1/events?status=applied').set('authorization', as('kaoji_housing')),
        400,
        'invalid-request',
      ],
      [
        await api().get('/api/v1/events?status=rejected&cursor=eA').set('authorization', as('kaoji_housing')),
        400,
        'invalid-cursor',
      ],
      [await api().get('/api/v1/events/abc').set('authorization', as('kaoji_housing')), 404, 'not-found'],
      [await api().get('/api/v1/files/abc').set('authorization', as('kaoji_housing')), 404, 'not-found'],
      [
        await api().get('/api/v1/matters/none/personal-data?reason=x').set('authorization', as('office')),
        404,
        'not-found',
      ],
      [
        await api().get('/api/v1/matters/none/personal-data').set('authorization', as('office')),
        400,
        'invalid-request',
      ],
      [await upload(Buffer.from('MZ\u0000\u0001')), 415, 'file-type-refused'],
      [await upload(Buffer.alloc(0)), 400, 'no-file'],
      [await upload(Buffer.alloc(20 * 1024 * 1024 + 1, 'a')), 413, 'file-too-large'],
      [await api().post('/api/v1/files').set('authorization', as('kaoji_housing')).field('name', 'x'), 400, 'no-file'],
      [
        await api().post('/api/v1/files').set('authorization', as('kaoji_housing')).send({}),
        415,
        'unsupported-media-type',
      ],
    ] as const;
    for (const [answer, status, code] of answers) {
      const body = answer.body as { code?: string };
      expect([answer.status, body.code, answer.headers['content-type']]).toStrictEqual([
        status,
        code,
        expect.stringContaining('application/problem+json'),
      ]);
      expect(answer.text).not.toMatch(/node_modules|\bat \w+ \(|select |insert /);
    }
    const { body } = await batch([stored, { ...event, specversion: '2' }, 7], 'kaoji_hotline');
    expect((body as { results: { code: string }[] }).results.map(({ code }) => code)).toStrictEqual([
      'invalid-text',
      'invalid-envelope',
      'invalid-event',
    ]);
    expect(await countsOf(pool)).toStrictEqual(before);
  }, 20_000);

  it('answers 429 with Retry-After to whoever posts too often, and to nobody else', async () => {
    const answers = [];
    for (let at = 0; at < 301; at += 1) answers.push(await batch([], 'kaoji_water'));
    const last = answers.pop();
    expect(new Set(answers.map(({ status }) => status))).toStrictEqual(new Set([202]));
    expect([last?.status, last?.headers['retry-after']]).toStrictEqual([429, '1']);
    expect((await batch([])).status).toBe(202);
  }, 20_000);
});

describe('personal data', () => {
  it('is read by who has the right of the matter, with a reason that is kept; the query code is told to who posts', async () => {
    const event = registration('pd-1', {}, { source: '/hotline', id: 'pd-1' });
    const codes = [await post(event, 'kaoji_hotline'), await post(event, 'kaoji_hotline')].map(
      ({ body }) => (body as { results: { status: string; queryCode: string }[] }).results[0],
    );
    expect(codes.map((result) => result?.status)).toStrictEqual(['accepted', 'duplicate']);
    expect(codes[0]?.queryCode).toMatch(/^[a-z2-7]{10}$/);
    expect(codes[1]?.queryCode).toBe(codes[0]?.queryCode);
    const read = (who: string) =>
      api().get('/api/v1/matters/pd-1/personal-data?reason=call%20back').set('authorization', as(who));
    expect([
      (await read('stranger')).status,
      (await read('kaoji_housing')).status,
      (await read('head')).status,
    ]).toStrictEqual([404, 403, 200]);
    const { body } = await read('office');
    const { items } = body as { items: { field: string; text: string }[] };
    expect(items.map(({ field, text }) => [field, text])).toStrictEqual([
      ['content', sentence],
      ['petitioner.name', petitioner.name],
      ['petitioner.phone', petitioner.phone],
    ]);
    const { rows } = await pool.query('select actor, actor_unit, reason, stream from vault_reading order by id');
    expect(rows).toStrictEqual([
      { actor: 'zhou', actor_unit: 'housing', reason: 'call back', stream: 'matter/pd-1' },
      { actor: 'li', actor_unit: 'city', reason: 'call back', stream: 'matter/pd-1' },
    ]);
  });
});

describe('evidence files', () => {
  it('are told by their content, given back as attachments, and named by events', async () => {
    const bytes = Buffer.from('%PDF-1.7 evidence');
    const { status, body } = await upload(bytes);
    const file = body as { fileId: string; sha256: string; mediaType: string; size: number };
    expect([status, file.mediaType, file.size]).toStrictEqual([201, 'application/pdf', bytes.length]);
    const got = await api().get(`/api/v1/files/${file.fileId}`).set('authorization', as('kaoji_housing')).buffer();
    expect([
      got.status,
      got.headers['x-content-type-options'],
      got.headers['content-disposition'],
      got.headers['content-type'],
    ]).toStrictEqual([200, 'nosniff', `attachment; filename="${file.fileId}"`, 'application/pdf']);
    expect(Buffer.compare(got.body as Buffer, bytes)).toBe(0);
    expect((await api().get(`/api/v1/files/${file.fileId}`).set('authorization', as('kaoji_water'))).status).toBe(404);
    const evidence = [{ name: 'photo', sha256: file.sha256, mediaType: 'application/pdf', fileId: file.fileId }];
    const answer = await post(progress('ev-1', { evidence }));
    expect((answer.body as { results: { status: string }[] }).results[0]?.status).toBe('accepted');
  });
});

describe('the OpenAPI document', () => {
  it('describes every answer seen here', async () => {
    const { body } = await api().get('/api/openapi.json');
    expect(answers.number).toBeGreaterThan(20);
    expect(answers.faultsBy(body)).toStrictEqual([]);
  });
});
