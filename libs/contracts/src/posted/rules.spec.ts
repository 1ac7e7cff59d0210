import {
  PostedCommendationAwarded,
  PostedMatterExtensionRequested,
  PostedMatterFollowedUp,
  PostedMatterRegistered,
  PostedMatterReplied,
  PostedPostAbsent,
  PostedEvidence,
  PostedLimit,
  PostedTargetProgressVerified,
  validatePayload,
  type PayloadClass,
} from '../index.js';

const faults = (cls: PayloadClass, data: unknown): string[] => {
  const verdict = validatePayload(cls, data);
  return verdict.ok ? [] : verdict.faults.map(({ field, rule }) => `${field} ${rule}`);
};

describe('a limit', () => {
  it.each([
    [{ workingDays: 5 }],
    [{ days: 60 }],
    [{ months: 3 }],
    [{ hours: 2 }],
    [{ dueAt: '2011-07-01T08:00:00-04:00' }],
    [{ none: true }],
    [{ days: 60, months: null }],
  ])('may be %j', (limit) => {
    expect(faults(PostedLimit, limit)).toStrictEqual([]);
  });

  it.each([
    [{}, ['workingDays required']],
    [{ none: false }, ['none is-in']],
    [{ none: 'true' }, ['none is-in']],
    [{ workingDays: 0 }, ['workingDays min']],
    [{ workingDays: 751 }, ['workingDays max']],
    [{ workingDays: 1.5 }, ['workingDays is-int']],
    [{ workingDays: '5' }, ['workingDays is-int']],
    [{ days: 5, none: true }, ['days exactly-one', 'none exactly-one']],
    [{ weeks: 1 }, ['workingDays required', 'weeks unknown-field']],
  ])('may not be %j', (limit, expected) => {
    expect(faults(PostedLimit, limit)).toStrictEqual(expected);
  });

  it('asked for by an extension is exactly one span too, and none of "none"', () => {
    const asked = (span: object): string[] =>
      faults(PostedMatterExtensionRequested, { unitCode: 'a', reason: 'r', ...span });
    expect(asked({ hours: 4 })).toStrictEqual([]);
    expect(asked({})).toStrictEqual(['workingDays required']);
    expect(asked({ hours: 4, days: 1 })).toStrictEqual(['days exactly-one', 'hours exactly-one']);
    expect(asked({ none: true })).toStrictEqual(['workingDays required', 'none unknown-field']);
  });
});

describe('evidence', () => {
  const paper = { name: 'a.pdf', sha256: 'a'.repeat(64), mediaType: 'application/pdf' };

  it.each([
    [{ fileId: 'f' }, []],
    [{ href: 'https://gov.example/a' }, []],
    [{}, ['fileId required']],
    [{ fileId: 'f', href: 'https://gov.example/a' }, ['fileId exactly-one', 'href exactly-one']],
    [{ href: 'javascript:alert(1)' }, ['href href']],
    [{ href: 'https://user:word@gov.example/' }, ['href href']],
    [{ href: `https://gov.example/${'a'.repeat(2_000)}` }, ['href href']],
    [{ fileId: 'f', sha256: 'A'.repeat(64) }, ['sha256 sha-256']],
    [{ fileId: 'f', mediaType: 'pdf' }, ['mediaType media-type']],
  ])('is a file or an address: %j', (where, expected) => {
    expect(faults(PostedEvidence, { ...paper, ...where })).toStrictEqual(expected);
  });
});

describe('a follow-up', () => {
  it.each([
    [{ answered: false }, []],
    [{ answered: false, contacted: 'never' }, []],
    [{ answered: false, grade: 5 }, ['grade out-of-place']],
    [{ answered: false, solved: 'fully' }, ['solved out-of-place']],
    [{ answered: false, comment: 'good' }, ['comment out-of-place']],
    [{ answered: true }, ['answered says-nothing']],
    [{ answered: true, grade: 1 }, []],
    [{ answered: true, solved: 'not' }, []],
    [{ answered: true, grade: 0 }, ['grade min']],
    [{ answered: true, grade: 6 }, ['grade max']],
    [{ answered: true, grade: '5' }, ['grade is-int']],
    [{ answered: 'true' }, ['answered flag']],
  ])('without an answer has no result and no grade, with one it says something: %j', (data, expected) => {
    expect(faults(PostedMatterFollowedUp, data)).toStrictEqual(expected);
  });
});

describe('fields that depend on another', () => {
  it.each([
    ['accepted', []],
    ['returned', ['reason required']],
    ['false', ['reason required']],
  ])('a report verified as %s', (result, expected) => {
    expect(faults(PostedTargetProgressVerified, { period: '2026-10', result })).toStrictEqual(expected);
  });

  it('an award is of a unit or of a person', () => {
    const awarded = (who: object): string[] => faults(PostedCommendationAwarded, { level: 'city', title: 't', ...who });
    expect(awarded({ personCode: 'p' })).toStrictEqual([]);
    expect(awarded({})).toStrictEqual(['unitCode required']);
    expect(awarded({ unitCode: 'a', personCode: 'p' })).toStrictEqual([
      'unitCode exactly-one',
      'personCode exactly-one',
    ]);
  });

  it.each([
    ['2026-10-12', '2026-10-12', []],
    ['2026-10-12T09:00:00+08:00', '2026-10-12', []],
    ['2026-10-12', '2026-10-11', ['to not-before']],
    ['2026-10-12T09:00:00+08:00', '2026-10-12T00:59:59Z', ['to not-before']],
    ['2026-10-12T09:00:00+08:00', '2026-10-12T01:00:00Z', []],
    ['2026-10-12T09:00:00+08:00', '2026-10-09', ['to not-before']],
  ])('an absence from %s does not end before it: %s', (from, to, expected) => {
    expect(faults(PostedPostAbsent, { from, to })).toStrictEqual(expected);
  });
});

describe('lists and secrets', () => {
  const replied = (outstandingUnitCodes: unknown): string[] =>
    faults(PostedMatterReplied, { unitCode: 'a', reply: 'r', outcome: 'solved', outstandingUnitCodes });

  it('a list of codes holds each once, and the fault names the item', () => {
    expect(replied(['b', 'c'])).toStrictEqual([]);
    expect(replied([])).toStrictEqual(['outstandingUnitCodes list']);
    expect(replied('b')).toStrictEqual(['outstandingUnitCodes list']);
    expect(replied(['b', 'c d'])).toStrictEqual(['outstandingUnitCodes.1 code']);
    expect(replied(['b', 'b'])).toStrictEqual(['outstandingUnitCodes distinct']);
  });

  it('a query code has at least 6 characters', () => {
    const matter = { source: 'letter', kind: 'help', title: 't', content: 'c', handling: 'immediate' };
    expect(faults(PostedMatterRegistered, { ...matter, queryCode: 'ABCDEF' })).toStrictEqual([]);
    expect(faults(PostedMatterRegistered, { ...matter, queryCode: 'ABCDE' })).toStrictEqual(['queryCode length']);
  });
});
