import { rankingsErrors } from './rankings.errors.js';

const placeholders = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(Object.entries(rankingsErrors))('the refusal %s', (code, { status, zh, en }) => {
  it('is said in both languages with the same values', () => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(placeholders(zh)).toStrictEqual(placeholders(en));
    expect([/\p{Script=Han}/u.test(zh), /\p{Script=Han}/u.test(en)]).toStrictEqual([true, false]);
  });

  it('is an answer to the caller, never a failure of ours', () => {
    expect(status >= 400 && status < 500).toBe(true);
  });
});
