import { reject } from '@kaoji/kernel';
import { errorOf, errorsMarkdown, registerErrors, unregisteredErrors } from './errors.js';
import { languageOf } from './language.js';
import { problemOf } from './problem.js';

registerErrors({
  'spec-late': { status: 409, zh: '迟了 {days} 天 | {who}', en: '{who} is {days} days late' },
});

describe('the catalogue of errors', () => {
  it('fills the sentence of the language in', () => {
    const refusal = reject('spec-late', { days: 3, who: 'C01' });
    expect(problemOf(refusal, undefined, 'zh')).toStrictEqual({
      type: 'https://kaoji.dev/errors/spec-late',
      title: '被拒绝',
      status: 409,
      code: 'spec-late',
      detail: '迟了 3 天 | C01',
      params: { days: 3, who: 'C01' },
    });
    expect(problemOf(refusal, undefined, 'en').detail).toBe('C01 is 3 days late');
  });

  it('writes a dash for a param that is missing', () => {
    expect(problemOf('spec-late', { days: 1 }, 'en').detail).toBe('- is 1 days late');
  });

  it('answers a code that nobody registered as a plain refusal that keeps its code', () => {
    expect(problemOf(reject('spec-unheard'), undefined, 'en')).toMatchObject({ status: 409, code: 'spec-unheard' });
    expect(unregisteredErrors(['spec-late', 'spec-unheard', 'internal'])).toStrictEqual(['spec-unheard']);
  });

  it.each([
    ['Not_Kebab', { status: 409, zh: '一', en: 'a' }],
    ['spec-status', { status: 200, zh: '一', en: 'a' }],
    ['spec-params', { status: 409, zh: '{a}', en: '{b}' }],
    ['spec-late', { status: 409, zh: '又', en: 'other' }],
  ])('refuses %s with %p at start', (code, entry) => {
    expect(() => registerErrors({ [code]: entry })).toThrow(RangeError);
  });

  it('takes the same entry twice', () => {
    expect(() => registerErrors({ internal: errorOf('internal') })).not.toThrow();
  });

  it('is written as a table in the order of the codes', () => {
    const lines = errorsMarkdown().split('\n');
    const codes = lines.filter((line) => line.startsWith('| `')).map((line) => line.split('`')[1]);
    expect(lines).toContain('| `spec-late` | 409 | 迟了 {days} 天 \\| {who} | {who} is {days} days late |');
    expect(codes).toStrictEqual([...codes].sort((a = '', b = '') => (a < b ? -1 : 1)));
    expect(codes).toContain('key-reused');
  });
});

describe('the language of an answer', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.8', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.5, zh;q=0.9', 'zh'],
    ['fr, en;q=0.3', 'en'],
    ['fr', 'zh'],
    ['*', 'zh'],
    ['en;q=0', 'zh'],
    ['en;q=x', 'zh'],
  ])('for Accept-Language %p is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
