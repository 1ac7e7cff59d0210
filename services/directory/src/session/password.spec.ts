import { passwordFits, passwordHash, passwordLength } from './password.js';

describe('a password', () => {
  it('is kept as argon2id by OWASP, each time with another salt', async () => {
    const [first, second] = await Promise.all([passwordHash('correct horse'), passwordHash('correct horse')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(first).not.toContain('horse');
  });

  it('fits itself and nothing else', async () => {
    const kept = await passwordHash('correct horse');
    expect(await passwordFits('correct horse', kept)).toBe(true);
    for (const other of ['correct horse ', 'Correct horse', '', 'correct hors']) {
      expect(await passwordFits(other, kept)).toBe(false);
    }
  });

  it('fits nobody who has no account, not even by the password that is verified in its place', async () => {
    expect(await passwordFits('an account that does not exist', undefined)).toBe(false);
    expect(await passwordFits('anything', undefined)).toBe(false);
  });

  it('has at least 12 and at most 200 characters', () => {
    expect(passwordLength).toStrictEqual({ least: 12, most: 200 });
  });
});
