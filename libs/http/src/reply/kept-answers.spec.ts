import { fastify, type FastifyInstance } from 'fastify';
import request from 'supertest';
import { keepPublicAnswers } from './kept-answers.js';

let server: FastifyInstance;
let address: string;
let now: number;
let asked: number;
let answer: { status: number; cache: string; body: string | Buffer };

beforeEach(async () => {
  [now, asked] = [0, 0];
  answer = { status: 200, cache: 'public, max-age=10', body: '{"rank":1}' };
  server = fastify();
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  keepPublicAnswers(server, () => now);
  server.post('/table', () => ({ changed: true }));
  server.get('/table', (_request, reply) => {
    asked += 1;
    const headers = { 'cache-control': answer.cache, etag: `"${asked}"`, 'content-type': 'application/json' };
    return reply.code(answer.status).headers(headers).send(answer.body);
  });
  address = await server.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => server.close());

const get = (headers: Record<string, string | undefined> = {}, url = '/table') =>
  request(address).get(url).set(headers);

describe('a public answer', () => {
  it('is given again for a quarter of a second, with its headers and an id of the request’s own', async () => {
    const first = await get();
    now = 249;
    const second = await get();
    expect([asked, second.text, second.headers.etag]).toStrictEqual([1, first.text, first.headers.etag]);
    expect(second.headers['content-type']).toBe(first.headers['content-type']);
    expect(second.headers['content-length']).toBe(first.headers['content-length']);
    expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
  });

  it('is made anew afterwards, however often it was given meanwhile', async () => {
    await get();
    now = 200;
    await get();
    now = 250;
    expect((await get()).headers.etag).toBe('"2"');
  });

  it('is not sent to who has it', async () => {
    await get();
    const again = await get({ 'if-none-match': '"1"' });
    expect([again.status, again.text, asked]).toStrictEqual([304, '', 1]);
  });

  it('is another one for another address, query or host', async () => {
    await get();
    await get({}, '/table?revision=1');
    await get({ host: 'kaoji.example' });
    expect(asked).toBe(3);
  });

  it.each([{ authorization: 'Bearer x' }, { cookie: 'kaoji=x' }])(
    'is neither given nor kept with %j',
    async (signed) => {
      await get(signed);
      await get();
      await get(signed);
      expect(asked).toBe(3);
    },
  );

  it.each([
    [200, 'private, no-cache'],
    [200, 'no-store'],
    [404, 'public, max-age=10'],
  ])('is none with status %i and Cache-Control %s', async (status, cache) => {
    answer = { ...answer, status, cache };
    await get();
    await get();
    expect(asked).toBe(2);
  });

  it('that is heavy is made each time', async () => {
    answer.body = JSON.stringify('x'.repeat(256 * 1024));
    await get();
    await get();
    expect(asked).toBe(2);
  });

  it('goes when 200 others were given', async () => {
    await get();
    for (let other = 1; other <= 200; other += 1) await get({}, `/table?n=${other}`);
    await get();
    expect(asked).toBe(202);
  });

  it.each([
    ['a person', 'Bearer ey.J.x', 2],
    ['a system that posts by key', 'Bearer kaoji_x', 1],
  ])('after a change by %s (%s) was made %i times', async (_who, authorization, times) => {
    await get();
    await request(address).post('/table').set({ authorization });
    await get();
    expect(asked).toBe(times);
  });
});
