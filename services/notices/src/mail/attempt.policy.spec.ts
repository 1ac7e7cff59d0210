import { mostAttempts, verdictOf, waitAfter } from './attempt.policy.js';
import { mailSettingsFrom } from './mail-settings.js';

describe('an e-mail that was not taken', () => {
  it.each([
    [
      { responseCode: 550, code: 'EENVELOPE' },
      { state: 'failed', reason: '550' },
    ],
    [{ responseCode: 500 }, { state: 'failed', reason: '500' }],
    [{ responseCode: 499 }, { state: 'retry', reason: '499', seconds: 60 }],
    [{ responseCode: 451 }, { state: 'retry', reason: '451', seconds: 60 }],
    [{ code: 'ECONNECTION' }, { state: 'retry', reason: 'ECONNECTION', seconds: 60 }],
    [
      { responseCode: 535, code: 'EAUTH' },
      { state: 'retry', reason: '535', seconds: 60 },
    ],
    [{}, { state: 'retry', reason: 'unknown', seconds: 60 }],
  ])('%j: %j', (fault, verdict) => {
    expect(verdictOf(fault, 1)).toStrictEqual(verdict);
  });

  it('is tried after 1, 2, 4 ... minutes, at most every six hours, some three days long', () => {
    expect([1, 2, 3, 9, 10, 19].map(waitAfter)).toStrictEqual([60, 120, 240, 15360, 21600, 21600]);
    const all = Array.from({ length: mostAttempts - 1 }, (_, index) => waitAfter(index + 1));
    expect(all.reduce((sum, seconds) => sum + seconds, 0) / 86_400).toBeCloseTo(2.85, 2);
    expect(verdictOf({ responseCode: 451 }, mostAttempts)).toStrictEqual({ state: 'failed', reason: '451' });
  });
});

describe('the settings of e-mail', () => {
  const whole = { KAOJI_SMTP_URL: 'smtp://h:25', KAOJI_SMTP_FROM: 'k@x.cn', KAOJI_INSTALLATION: 'city.example' };

  it('are whole or absent', () => {
    expect(mailSettingsFrom({})).toBeUndefined();
    expect(mailSettingsFrom({ ...whole, KAOJI_SMTP_URL: '' })).toBeUndefined();
    expect(mailSettingsFrom(whole)).toStrictEqual({ url: 'smtp://h:25', from: 'k@x.cn', installation: 'city.example' });
  });

  it.each([{ KAOJI_SMTP_URL: 'http://h' }, { KAOJI_SMTP_FROM: '' }, { KAOJI_INSTALLATION: 'a b' }])(
    '%j is refused',
    (half) => {
      expect(() => mailSettingsFrom({ ...whole, ...half })).toThrow(RangeError);
    },
  );
});
