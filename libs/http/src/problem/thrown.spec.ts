import { HttpException } from '@nestjs/common';
import { isDatabaseAway } from './database-away.js';
import { refusalOfError } from './refusal-of-error.js';
import { isRejection, Refused } from './refused.js';

const withCode = (code: string): Error => Object.assign(new Error('x'), { code });

describe('what was thrown with a status', () => {
  it.each([
    [400, 'invalid-request'],
    [401, 'not-signed-in'],
    [403, 'not-allowed'],
    [404, 'unknown-route'],
    [405, 'method-not-allowed'],
    [406, 'not-acceptable'],
    [409, 'conflict'],
    [413, 'payload-too-large'],
    [415, 'unsupported-media-type'],
    [422, 'invalid-request'],
    [429, 'too-many-requests'],
    [500, 'internal'],
    [501, 'internal'],
    [503, 'unavailable'],
    [504, 'internal'],
    [200, 'internal'],
  ])('%p, by Nest or by Fastify, is answered as %s', (status, code) => {
    expect(refusalOfError(new HttpException('x', status)).rejection.code).toBe(code);
    expect(refusalOfError(Object.assign(new Error('x'), { statusCode: status })).rejection.code).toBe(code);
  });

  it.each([
    ['FST_ERR_CTP_BODY_TOO_LARGE', 'payload-too-large'],
    ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'unsupported-media-type'],
    ['FST_ERR_CTP_INVALID_JSON_BODY', 'invalid-json'],
    ['FST_ERR_CTP_EMPTY_JSON_BODY', 'invalid-json'],
    ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 'invalid-request'],
    ['FST_ERR_BAD_URL', 'invalid-url'],
    ['FST_ERR_MAX_PARAM_LENGTH', 'unknown-route'],
    ['FST_ERR_UNHEARD_OF', 'internal'],
  ])('%s of Fastify is answered as %s', (thrown, code) => {
    expect(refusalOfError(withCode(thrown)).rejection.code).toBe(code);
  });

  it('503 tells when to come back, whoever said it', () => {
    expect(refusalOfError(new HttpException('x', 503)).headers).toStrictEqual({ 'retry-after': '5' });
    expect(refusalOfError(new HttpException('x', 500)).headers).toStrictEqual({});
  });

  it('says nothing of the fault itself', () => {
    expect(JSON.stringify(refusalOfError(new Error('password=x')).rejection)).not.toContain('password');
  });

  it('is passed on as it is when it is a refusal', () => {
    const refused = new Refused('not-found', { headers: { a: 'b' }, params: { x: 1 }, faults: [] });
    expect(refusalOfError(refused)).toBe(refused);
    expect([refused.headers, refused.rejection.params, refused.faults]).toStrictEqual([{ a: 'b' }, { x: 1 }, []]);
  });
});

describe('Postgres is away', () => {
  it.each([
    ...['08000', '08P01', '53200', '53300', '57P01', '57P05', '57014', '25P03'].map((code) => [code, true] as const),
    ...['ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ERR_JWKS_TIMEOUT'].map(
      (code) => [code, true] as const,
    ),
    ...['23505', '40001', '57P06', '0800', '42P01', 'ENOENT'].map((code) => [code, false] as const),
  ])('by the code %s: %p', (code, away) => {
    expect(isDatabaseAway(withCode(code))).toBe(away);
  });

  it.each([
    ['Connection terminated unexpectedly', true],
    ['timeout exceeded when trying to connect', true],
    ['Client has encountered a connection error and is not queryable', true],
    ['duplicate key value', false],
  ])('by the sentence %p: %p', (sentence, away) => {
    expect(isDatabaseAway(new Error(sentence))).toBe(away);
  });

  it('also when others wrapped it, to a depth that ends', () => {
    const wrapped = (depth: number): Error =>
      depth === 0 ? withCode('08006') : new Error('x', { cause: wrapped(depth - 1) });
    expect([0, 1, 2, 3, 4].map((depth) => isDatabaseAway(wrapped(depth)))).toStrictEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    const circle = new Error('x');
    circle.cause = circle;
    expect([isDatabaseAway(circle), isDatabaseAway('08006'), isDatabaseAway(undefined)]).toStrictEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('a value that a route returns', () => {
  it.each([
    [{ kind: 'rejected', code: 'x' }, true],
    [{ kind: 'rejected' }, false],
    [{ kind: 'accepted', code: 'x' }, false],
    [null, false],
    ['rejected', false],
    [undefined, false],
  ])('%j is a refusal: %p', (value, expected) => {
    expect(isRejection(value)).toBe(expected);
  });
});
