import request from 'supertest';
import { FixtureExecutor } from './boot-http.fixture.js';
import { fixtures, fixtureServer, payload, type FixtureServer } from './fixture-server.fixture.js';

let server: FixtureServer;

const api = () => request(server.app.getHttpServer());
const asHead = (test: request.Test): request.Test => test.set('authorization', `Bearer ${server.token}`);
const executor = (): FixtureExecutor => server.app.get(FixtureExecutor, { strict: false });

beforeAll(async () => {
  server = await fixtureServer();
});

afterAll(() => server.close());

describe('answers', () => {
  it('an unknown address is 404, a known one with another method 405 with Allow', async () => {
    expect((await api().get('/api/v1/nothing')).body).toMatchObject({ status: 404, code: 'unknown-route' });
    const answer = await api().delete(fixtures);
    expect([answer.status, answer.headers.allow]).toStrictEqual([405, 'GET, HEAD, OPTIONS']);
    expect((await api().options(fixtures)).status).toBe(204);
    expect((await api().head(`${fixtures}/published`)).status).toBe(200);
  });

  it('a refusal is a problem in the language asked for', async () => {
    const ask = (language: string) => api().get(`${fixtures}/refused`).set('accept-language', language);
    const chinese = await ask('zh-CN');
    expect(chinese.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect([chinese.status, chinese.body.detail]).toStrictEqual([409, '事项 x 已退回过']);
    const english = await ask('en');
    expect([english.body.detail, english.headers['content-language']]).toStrictEqual([
      'Matter x was returned before',
      'en',
    ]);
  });

  it('a fault of ours tells nothing but the request', async () => {
    const answer = await api().get(`${fixtures}/broken`);
    expect([answer.status, answer.body.code]).toStrictEqual([500, 'internal']);
    expect(answer.body.params).toStrictEqual({ request: answer.headers['x-request-id'] });
    expect(answer.text).not.toMatch(/secret|at .*\.ts|node_modules/);
  });

  it('who asks too often waits', async () => {
    expect((await api().get(`${fixtures}/limited`)).status).toBe(200);
    const answer = await api().get(`${fixtures}/limited`);
    expect([answer.status, answer.headers['retry-after']]).toStrictEqual([429, '10']);
  });

  it('server-sent events pass', async () => {
    expect((await api().get(`${fixtures}/stream`)).text).toContain('data: {"at":1}');
  });
});

describe('Idempotency-Key', () => {
  const post = (number: string, idempotency: string, sent: object = payload) =>
    asHead(api().post(`${fixtures}/${number}/returns`))
      .set('idempotency-key', idempotency)
      .send(sent);

  it('the same request has one effect and the same answer', async () => {
    const before = executor().effects.length;
    const [first, second] = [await post('m2', 'a'), await post('m2', 'a')];
    expect([first.status, second.status, second.body]).toStrictEqual([201, 201, first.body]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(executor().effects).toHaveLength(before + 1);
    expect(executor().effects.at(-1)?.metadata).toStrictEqual({
      actor: 'p1',
      actorUnit: 'A',
      correlation: first.headers['x-request-id'],
      rootAt: '2026-10-08T01:00:00.000Z',
    });
  });

  it('a refusal is kept with its problem', async () => {
    const answers = [await post('no', 'b'), await post('no', 'b')];
    for (const answer of answers) {
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect([answer.status, answer.body.code]).toStrictEqual([409, 'fixture-returned-before']);
    }
  });

  it('the same key with other content or another subject is 422', async () => {
    await post('m3', 'c');
    expect((await post('m3', 'c', { ...payload, reason: 'x' })).body).toMatchObject({
      status: 422,
      code: 'key-reused',
    });
    expect((await post('m4', 'c')).body).toMatchObject({ status: 422, code: 'key-reused' });
  });

  it('a key of 256 characters is refused', async () => {
    expect((await post('m5', 'x'.repeat(256))).body).toMatchObject({ status: 400, code: 'invalid-idempotency-key' });
    expect((await post('m5', 'x'.repeat(255))).status).toBe(201);
  });
});

describe('operations', () => {
  it('version, live and ready; 503 with what is missing while not ready', async () => {
    expect((await api().get('/version')).body).toStrictEqual({ name: 'kaoji', version: '0.1.0' });
    expect((await api().get('/health/live')).body).toStrictEqual({ status: 'live' });
    expect((await api().get('/health/ready')).body).toStrictEqual({ status: 'ready' });
    server.ready = false;
    const answer = await api().get('/health/ready');
    server.ready = true;
    expect([answer.status, answer.headers['retry-after'], answer.body.params]).toStrictEqual([
      503,
      '5',
      { missing: 'pool' },
    ]);
  });

  it('OpenAPI 3.1 is served, with rights and problems, and can be read in a browser', async () => {
    const { body: document } = await api().get('/api/openapi.json');
    const operation = document.paths['/api/v1/fixtures/{number}/returns'].post;
    expect(document.openapi).toBe('3.1.0');
    expect(operation['x-kaoji-verb']).toBe('handle-matter');
    expect(Object.keys(operation.responses)).toStrictEqual(['201', '409', 'default']);
    expect(document.components.schemas.ReturnMatter).toStrictEqual({
      type: 'object',
      properties: {
        reason: { type: 'string' },
        grade: { type: 'integer' },
        unit: { $ref: '#/components/schemas/Unit' },
      },
      required: ['reason', 'grade', 'unit'],
      additionalProperties: false,
    });
    expect(document.paths[fixtures].get.parameters).toContainEqual({
      name: 'limit',
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 200 },
    });
    expect(document.components.schemas.Problem.required).toContain('code');
    const page = await api().get('/api/docs');
    expect([page.status, page.text.includes('swagger-ui')]).toStrictEqual([200, true]);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect((await api().get('/api/docs/swagger-ui.css')).status).toBe(200);
  });

  it('closing ends a stream that somebody listens to', async () => {
    const other = await fixtureServer();
    const { port } = await other.listen(0, '127.0.0.1');
    const stream = await fetch(`http://127.0.0.1:${port}${fixtures}/endless`);
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await other.close(50);
    await expect(reader.read()).rejects.toThrow('terminated');
  });
});
