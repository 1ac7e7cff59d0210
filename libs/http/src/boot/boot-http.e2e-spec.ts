import { generateKeyPair } from 'jose';
import request from 'supertest';
import { bootHttp } from './boot-http.js';
import { ForgottenModule } from './boot-http.fixture.js';
import { fixtures, fixtureServer, head, payload, type FixtureServer } from './fixture-server.fixture.js';
import { routesOf } from './routes.js';

let server: FixtureServer;

const api = () => request(server.app.getHttpServer());
const asHead = (test: request.Test): request.Test => test.set('authorization', `Bearer ${server.token}`);
const asKey = (test: request.Test): request.Test => test.set('authorization', 'Bearer kaoji_good');

beforeAll(async () => {
  server = await fixtureServer();
});

afterAll(() => server.close());

describe('denied by default', () => {
  it('nothing starts with a route that names no right', async () => {
    await expect(bootHttp(ForgottenModule, server.options)).rejects.toThrow('ForgottenRoute.get (GET /forgotten/it)');
  });

  it('every route is listed with its right', () => {
    expect(routesOf(server.app)).toContainEqual({
      method: 'POST',
      path: '/api/v1/fixtures/:number/returns',
      access: 'handle-matter',
      handler: 'FixtureRoute.return',
    });
  });

  it('who is not signed in gets 401 and is told how', async () => {
    const answer = await api().get(fixtures);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.body).toMatchObject({ code: 'not-signed-in', status: 401 });
  });

  it('who has no such right gets 403', async () => {
    const answer = await asKey(api().get(fixtures));
    expect(answer.body).toMatchObject({ status: 403, code: 'not-allowed', params: { verb: 'read-matters' } });
  });

  it('the public reads what is published', async () => {
    const answer = await api().get(`${fixtures}/published`);
    expect([answer.status, answer.body, answer.headers.etag]).toStrictEqual([200, { rank: 1 }, '"one"']);
    expect((await api().get(`${fixtures}/published`).set('if-none-match', '"one"')).status).toBe(304);
  });
});

describe('sign-in', () => {
  it('by access token, as bearer and as cookie', async () => {
    for (const [name, value] of [
      ['authorization', `Bearer ${server.token}`],
      ['cookie', `kaoji=${server.token}`],
    ] as const) {
      const answer = await api().get(`${fixtures}?limit=10`).set(name, value);
      expect([answer.status, answer.body]).toStrictEqual([200, { limit: 10, caller: head }]);
    }
  });

  it.each(['Bearer kaoji_bad', 'Bearer x.y.z', 'Basic abc', 'Bearer'])('%s is 401', async (authorization) => {
    const answer = await api().get(`${fixtures}/published`).set('authorization', authorization);
    expect(answer.body).toMatchObject({ status: 401, code: 'invalid-credentials' });
  });

  it('a token that is expired or signed by another is 401', async () => {
    const other = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    for (const bad of [await server.sign('-1s'), await server.sign('10m', other.privateKey)]) {
      expect((await api().get(fixtures).set('authorization', `Bearer ${bad}`)).status).toBe(401);
    }
  });

  it('a change signed in by the cookie needs the header X-Kaoji', async () => {
    const post = () => api().post(`${fixtures}/m1/returns`).set('cookie', `kaoji=${server.token}`).send(payload);
    expect((await post()).body).toMatchObject({ status: 403, code: 'missing-header' });
    expect((await post().set('x-kaoji', '1')).status).toBe(201);
  });
});

describe('what is sent', () => {
  it('is refused with every fault by field and rule, without its values', async () => {
    const answer = await asHead(api().post(`${fixtures}/m1/returns`)).send({
      ...payload,
      grade: 'secret',
      unit: { cod: 1 },
    });
    expect([answer.status, answer.body.code]).toStrictEqual([400, 'invalid-request']);
    expect(answer.body.faults).toStrictEqual([
      { field: 'grade', rule: 'is-int' },
      { field: 'unit.cod', rule: 'unknown-field' },
      { field: 'unit.code', rule: 'is-string' },
    ]);
    expect(answer.text).not.toContain('secret');
  });

  it.each([
    ['text/plain', 'x'],
    ['application/xml', '<a/>'],
    ['application/cloudevents+json', '{}'],
  ])('%s to a route that takes JSON is 415', async (type, text) => {
    const answer = await asHead(api().post(`${fixtures}/m1/returns`))
      .set('content-type', type)
      .send(text);
    expect(answer.body).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  });

  it('CloudEvents are taken where they belong, plain JSON is not', async () => {
    const post = (type: string) =>
      asKey(api().post(`${fixtures}/events`))
        .set('content-type', type)
        .send('[{"id":"1"}]');
    expect((await post('application/cloudevents-batch+json; charset=utf-8')).body).toStrictEqual({
      taken: [{ id: '1' }],
    });
    expect((await post('application/json')).status).toBe(415);
  });

  it('more than 5 MiB is 413', async () => {
    const answer = await asHead(api().post(`${fixtures}/m1/returns`)).send({ reason: 'x'.repeat(5 * 1024 * 1024) });
    expect(answer.body).toMatchObject({ status: 413, code: 'payload-too-large' });
  });

  it.each([
    ['{"reason":"a\\u0000"}', 'invalid-text'],
    ['{"reason":', 'invalid-json'],
    ['{"reason":"a","reason":"b"}', 'duplicate-member'],
    ['['.repeat(30) + ']'.repeat(30), 'too-deep'],
    ['', 'invalid-json'],
  ])('%s is 400 %s', async (text, code) => {
    const answer = await asHead(api().post(`${fixtures}/m1/returns`))
      .set('content-type', 'application/json')
      .send(text);
    expect([answer.status, answer.body.code]).toStrictEqual([400, code]);
  });

  it('U+0000 in a query or a path is 400', async () => {
    for (const path of [`${fixtures}?cursor=a%00b`, `${fixtures}/a%00b`]) {
      expect((await asHead(api().get(path))).body).toMatchObject({ status: 400, code: 'invalid-text' });
    }
  });

  it('a broken escape in a path is 400', async () => {
    expect((await api().get('/api/v1/%zz')).body).toMatchObject({ status: 400, code: 'invalid-url' });
  });
});
