import fc from 'fast-check';
import { reject } from '@kaoji/kernel';
import { registerErrors } from './errors.js';
import { httpErrors } from './http-errors.js';
import { languageOf, languageTag } from './language.js';
import { problemOf } from './problem.js';

registerErrors({
  'problem-spec-gone': { status: 410, zh: '已不在', en: 'Gone' },
  'problem-spec-gateway': { status: 502, zh: '上游', en: 'Upstream' },
  'problem-spec-filled': { status: 409, zh: '{a}{a}{b}', en: '{b} {a} {a}' },
});

const codes = Object.keys(httpErrors) as readonly (keyof typeof httpErrors)[];

/** The status of every refusal that any route can answer, written out. */
const statuses: Readonly<Record<keyof typeof httpErrors, number>> = {
  'invalid-request': 400,
  'invalid-json': 400,
  'duplicate-member': 400,
  'too-deep': 400,
  'invalid-text': 400,
  'unknown-unit': 400,
  'subject-unknown': 404,
  'invalid-url': 400,
  'invalid-cursor': 400,
  'invalid-idempotency-key': 400,
  'not-signed-in': 401,
  'invalid-credentials': 401,
  'missing-header': 403,
  'not-allowed': 403,
  'not-your-unit': 403,
  'unknown-route': 404,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  conflict: 409,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'key-reused': 422,
  refused: 409,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
};

describe('the problem of a refusal', () => {
  it.each(codes)('%s has its status, its address and a sentence in both languages', (code) => {
    for (const language of ['zh', 'en'] as const) {
      const problem = problemOf(code, undefined, language);
      expect([problem.status, problem.code, problem.type]).toStrictEqual([
        statuses[code],
        code,
        `https://kaoji.dev/errors/${code}`,
      ]);
      expect(problem.detail).not.toMatch(/[{}]/);
      expect(/\p{Script=Han}/u.test(problem.detail)).toBe(language === 'zh');
      expect(/\p{Script=Han}/u.test(problem.title)).toBe(language === 'zh');
    }
  });

  it('has the same title as every other of its status', () => {
    const titles = codes.map((code) => `${statuses[code]} ${problemOf(code, undefined, 'en').title}`);
    expect(new Set(titles).size).toBe(new Set(Object.values(statuses)).size);
  });

  it.each([
    ['problem-spec-gone', 410, 'Refused'],
    ['problem-spec-gateway', 502, 'Internal error'],
  ])('of a status without a title of its own, %s, has that of its class', (code, status, title) => {
    expect(problemOf(code, undefined, 'en')).toMatchObject({ status, title });
  });

  it('is filled in everywhere, in the order of each sentence', () => {
    const refusal = reject('problem-spec-filled', { a: 1, b: 'x' });
    expect([problemOf(refusal, undefined, 'zh').detail, problemOf(refusal, undefined, 'en').detail]).toStrictEqual([
      '11x',
      'x 1 1',
    ]);
  });

  it('takes the params of the refusal before those given beside it', () => {
    const beside = { a: 2, b: 2 };
    expect(problemOf(reject('problem-spec-filled', { a: 1, b: 1 }), beside, 'zh').params).toStrictEqual({ a: 1, b: 1 });
    expect(problemOf(reject('problem-spec-filled'), beside, 'zh').params).toStrictEqual(beside);
    expect(Object.keys(problemOf('not-found', undefined, 'zh')).includes('params')).toBe(false);
  });

  it('fills in what somebody sent as it is, cut, and never fills that in again', () => {
    expect(problemOf('problem-spec-filled', { a: '{b}', b: '$&' }, 'en').detail).toBe('$& {b} {b}');
    expect(problemOf('problem-spec-filled', { a: '', b: 'x'.repeat(500) }, 'en').detail.length).toBe(202);
  });
});

describe('the language of an answer', () => {
  it.each([
    ['EN', 'en'],
    ['en-US;q=0.1, fr;q=1', 'en'],
    ['zh-Hant', 'zh'],
    ['ZH-cn;q=0.5,en;q=0.6', 'en'],
    ['en;q=0.5,zh;q=0.5', 'en'],
    ['zh;q=0.5,en;q=0.5', 'zh'],
    ['*;q=0.5, en;q=0.4', 'zh'],
    ['en ; q=0.9 , zh ; q=0.1', 'en'],
    ['en;level=1;q=0.2,zh;q=0.1', 'en'],
    ['english', 'zh'],
    ['en;q=-1', 'zh'],
    ['en;q=', 'zh'],
    [',,,', 'zh'],
    [`${'fr,'.repeat(200)}en`, 'zh'],
  ])('for Accept-Language %p is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  it('is one of two whatever is asked for', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), (header) => {
        expect(['zh', 'en'].includes(languageOf(header))).toBe(true);
      }),
    );
  });

  it('is told by its tag', () => {
    expect([languageTag('zh'), languageTag('en')]).toStrictEqual(['zh-CN', 'en']);
  });
});
