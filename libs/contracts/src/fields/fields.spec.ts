import {
  PostedMatterAccepted,
  PostedMatterContacted,
  PostedMatterTransferred,
  PostedIndicatorMeasured,
  PostedTargetMilestoneReached,
  validatePayload,
  type PayloadClass,
} from '../index.js';

const faults = (cls: PayloadClass, data: unknown): string[] => {
  const verdict = validatePayload(cls, data);
  return verdict.ok ? [] : verdict.faults.map(({ field, rule }) => `${field} ${rule}`);
};

const accepted = (unitCode: unknown): string[] => faults(PostedMatterAccepted, { unitCode });
const transferred = (reason: unknown): string[] =>
  faults(PostedMatterTransferred, { fromUnitCode: 'a', toUnitCode: 'b', reason });

describe('a code', () => {
  it.each(['a', '水务局', 'a'.repeat(64), '𠮷'.repeat(64), 'A-1_2.b:c'])('may be %s', (code) => {
    expect(accepted(code)).toStrictEqual([]);
  });

  it.each([
    '',
    'a'.repeat(65),
    'a b',
    'a/b',
    'a\u3000b',
    'a\nb',
    'a\u007f',
    'a\u200bb',
    'a\u202eb',
    'a\uDC00',
    7,
    ['a'],
  ])('may not be %p', (code) => {
    expect(accepted(code)).toStrictEqual(['unitCode code']);
  });
});

describe('a text', () => {
  it('is counted in characters, so a rare one counts once', () => {
    expect(transferred('𠮷'.repeat(2_000))).toStrictEqual([]);
    expect(transferred('𠮷'.repeat(2_001))).toStrictEqual(['reason length']);
    expect(transferred('a'.repeat(2_001))).toStrictEqual(['reason length']);
  });

  it.each([
    ['', 'filled'],
    [' \u3000\n', 'filled'],
    ['a\0', 'characters'],
    ['\uD800', 'characters'],
    [7, 'string'],
  ])('may not be %p', (text, rule) => {
    expect(transferred(text)).toStrictEqual([`reason ${rule}`]);
  });

  it('may be script and SQL: text is text', () => {
    expect(transferred(`<script>alert(1)</script>'; drop table event; --`)).toStrictEqual([]);
  });
});

describe('a time', () => {
  const contacted = (contactedAt: unknown): string[] =>
    faults(PostedMatterContacted, { unitCode: 'a', contactedAt, channel: 'phone' });

  it.each([
    '2026-10-08T10:15:00+08:00',
    '2028-02-29T23:59:59.123456Z',
    '2026-01-01T00:00:00-05:00',
    '2059-06-30T12:00:00Z',
  ])('may be %s', (time) => {
    expect(contacted(time)).toStrictEqual([]);
  });

  it.each([
    '2026-10-08T10:15:00',
    '2026-10-08 10:15:00+08:00',
    '2026-10-08',
    '2026-02-29T10:00:00Z',
    '2026-04-31T10:00:00Z',
    '2100-02-29T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-10-08T24:00:00Z',
    '2026-10-08T10:60:00Z',
    '2026-10-08T23:59:60Z',
    '2026-10-08T10:15:00+15:00',
    '0026-10-08T10:15:00Z',
    '2026-10-08T10:15:00Z\n',
    1_790_000_000,
  ])('may not be %p', (time) => {
    expect(contacted(time)).toStrictEqual(['contactedAt time']);
  });
});

describe('a day', () => {
  it.each([
    ['2026-10-31', []],
    ['2028-02-29', []],
    ['2026-02-29', ['reachedOn day']],
    ['2026-11-31', ['reachedOn day']],
    ['2026-1-1', ['reachedOn day']],
    ['2026-10-31T00:00:00Z', ['reachedOn day']],
  ])('%s', (reachedOn, expected) => {
    expect(faults(PostedTargetMilestoneReached, { milestone: 'm', reachedOn })).toStrictEqual(expected);
  });
});

describe('a figure', () => {
  const measured = (figure: object): string[] =>
    faults(PostedIndicatorMeasured, { unitCode: 'a', period: '2026-10', ...figure });

  it.each(['0', '-16.28', '89.14', '999999999999999999.9999999999'])('may be %s', (value) => {
    expect(measured({ value })).toStrictEqual([]);
  });

  it.each([89.14, '1e3', '01', '.5', '5.', '+1', 'NaN', '1,000', '1'.repeat(19), ''])('may not be %p', (value) => {
    expect(measured({ value })).toStrictEqual(['value decimal']);
  });

  it('is a value, or numerator and denominator, never both and never half', () => {
    expect(measured({ numerator: '1', denominator: '3' })).toStrictEqual([]);
    expect(measured({})).toStrictEqual(['value required']);
    expect(measured({ numerator: '1' })).toStrictEqual(['denominator required']);
    expect(measured({ denominator: '1' })).toStrictEqual(['numerator required']);
    expect(measured({ value: '1', denominator: '1' })).toStrictEqual([
      'value exactly-one',
      'numerator required',
      'denominator exactly-one',
    ]);
  });

  it.each([
    ['2026', []],
    ['2026-Q4', []],
    ['2026-12', []],
    ['2026-Q5', ['period period']],
    ['2026-00', ['period period']],
    ['2026-13', ['period period']],
    ['26-10', ['period period']],
    ['2026-10-01', ['period period']],
  ])('is of a month, a quarter or a year: %s', (period, expected) => {
    expect(measured({ value: '1', period })).toStrictEqual(expected);
  });
});
