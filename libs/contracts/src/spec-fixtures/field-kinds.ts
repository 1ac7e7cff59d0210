/** What contract.md says of a field: a longest text, or values that are taken and values with the rule they break. */
export interface Kind {
  readonly good: readonly unknown[];
  readonly bad: readonly (readonly [unknown, string])[];
}

const text = (most: number): Kind => ({
  good: ['a', '考'.repeat(most)],
  bad: [
    ['考'.repeat(most + 1), 'length'],
    ['', 'filled'],
    [' \u3000', 'filled'],
    ['a\0', 'characters'],
    [7, 'string'],
    [['a'], 'string'],
  ],
});

const oneOf = (...codes: readonly string[]): Kind => ({
  good: codes,
  bad: [
    ['no-such-code', 'is-in'],
    [codes[0]?.toUpperCase(), 'is-in'],
    [0, 'is-in'],
  ],
});

const pauses = [
  'applicant-papers',
  'hearing',
  'tender',
  'auction',
  'inspection',
  'test',
  'quarantine',
  'appraisal',
  'expert-review',
  'third-party-opinion',
  'court',
  'force-majeure',
];

const count = (least: number, most: number): Kind => ({
  good: [least, most],
  bad: [
    [least - 1, 'min'],
    [most + 1, 'max'],
    [least + 0.5, 'is-int'],
    [String(least), 'is-int'],
  ],
});

const scan = { name: 'a.pdf', sha256: 'a'.repeat(64), mediaType: 'application/pdf', fileId: 'f' };
const scans = (many: number): unknown[] => Array.from({ length: many }, () => scan);

/** Fields of posted types by kind: what each may and may not be. */
export const kinds: Readonly<Record<string, Kind>> = {
  name: text(200),
  title: text(200),
  reason: text(2_000),
  content: text(20_000),
  code: {
    good: ['a', 'a'.repeat(64)],
    bad: [
      ['a'.repeat(65), 'code'],
      ['', 'code'],
      ['a b', 'code'],
      ['a/b', 'code'],
      [7, 'code'],
    ],
  },
  time: {
    good: ['2026-10-08T10:15:00+08:00', '2026-10-08T02:15:00.000Z'],
    bad: [
      ['2026-10-08', 'time'],
      ['2026-10-08T10:15:00', 'time'],
      ['2026-02-30T10:15:00Z', 'time'],
      [1_790_000_000, 'time'],
    ],
  },
  day: {
    good: ['2026-10-08', '2028-02-29'],
    bad: [
      ['2026-02-29', 'day'],
      ['2026-10-08T10:15:00Z', 'day'],
      [20_261_008, 'day'],
    ],
  },
  'day or time': {
    good: ['2026-12-31', '2026-12-31T17:30:00+08:00'],
    bad: [
      ['2026-12-32', 'day-or-time'],
      ['soon', 'day-or-time'],
      [7, 'day-or-time'],
    ],
  },
  period: {
    good: ['2026', '2026-Q4', '2026-12'],
    bad: [
      ['2026-13', 'period'],
      ['2026-Q5', 'period'],
      [2026, 'period'],
    ],
  },
  amount: {
    good: ['0', '999999999999999999.9999999999'],
    bad: [
      ['-1', 'amount'],
      ['1000000000000000000', 'amount'],
      ['0.00000000001', 'amount'],
      ['1e3', 'amount'],
      [7, 'amount'],
    ],
  },
  decimal: {
    good: ['-0.5', '999999999999999999.9999999999'],
    bad: [
      ['--1', 'decimal'],
      ['01', 'decimal'],
      [0.5, 'decimal'],
    ],
  },
  flag: {
    good: [true],
    bad: [
      ['true', 'flag'],
      [1, 'flag'],
    ],
  },
  evidence: {
    good: [[], scans(1), scans(50)],
    bad: [
      [scans(51), 'list'],
      [scan, 'list'],
      ['scan.pdf', 'list'],
    ],
  },
  'evidence needed': {
    good: [scans(1), scans(50)],
    bad: [
      [[], 'list'],
      [scans(51), 'list'],
      [scan, 'list'],
    ],
  },
  titles: {
    good: [['a'], Array.from({ length: 100 }, () => '考'.repeat(200))],
    bad: [
      [[], 'list'],
      [Array.from({ length: 101 }, () => 'a'), 'list'],
      ['a', 'list'],
    ],
  },
  codes: {
    good: [['a'], Array.from({ length: 50 }, (_, index) => `u${index}`)],
    bad: [
      [[], 'list'],
      [Array.from({ length: 51 }, (_, index) => `u${index}`), 'list'],
      [['a', 'a'], 'distinct'],
    ],
  },
  limit: {
    good: [{ workingDays: 750 }, { days: 3_660 }, { months: 120 }, { hours: 8_784 }, { none: true }],
    bad: [
      [5, 'object'],
      [[{ days: 1 }], 'object'],
    ],
  },
  'co-units': {
    good: [[], [{ unitCode: 'a', limit: { hours: 1 } }], Array.from({ length: 50 }, () => ({ unitCode: 'a' }))],
    bad: [
      [Array.from({ length: 51 }, () => ({ unitCode: 'a' })), 'list'],
      ['a', 'list'],
    ],
  },
  petitioner: {
    good: [{ name: '考'.repeat(200), phone: '0'.repeat(40) }],
    bad: [
      ['示例人', 'object'],
      [['示例人', '110'], 'object'],
    ],
  },
  'query code': {
    good: ['ABCDEF', 'A'.repeat(64)],
    bad: [
      ['ABCDE', 'length'],
      ['A'.repeat(65), 'code'],
      [123_456, 'code'],
    ],
  },
  pause: oneOf(...pauses),
  'matter source': oneOf(
    'meeting-decision',
    'leader-instruction',
    'deputy-proposal',
    'cppcc-motion',
    'mayor-mailbox',
    'hotline',
    'efficiency-110',
    'enterprise-110',
    'report-centre',
    'petition',
    'letter',
    'media-exposure',
    'hidden-danger',
    'inspection-finding',
    'audit-finding',
    'self-check',
    'review-opinion',
    'bad-rating',
    'project-problem',
    'obligation',
  ),
  'matter kind': oneOf('enquiry', 'help', 'complaint', 'report', 'advice', 'task'),
  handling: oneOf('immediate', 'limited', 'urgent', 'forced-back'),
  weight: oneOf('ordinary', 'important', 'major'),
  exclusion: oneOf(
    'emergency',
    'legal-route',
    'repeated',
    'secret',
    'beyond-duty',
    'unlawful',
    'force-majeure',
    'malice',
  ),
  danger: oneOf('province', 'city', 'county', 'township'),
  award: oneOf('national', 'province', 'city', 'county'),
  channel: oneOf('window', 'phone', 'web', 'app', 'sms', 'paper', 'system'),
  outcome: oneOf('solved', 'partly', 'explained', 'not-solved'),
  contact: oneOf('in-time', 'late', 'never'),
  solved: oneOf('fully', 'partly', 'not'),
  verdict: oneOf('accepted', 'returned', 'false'),
  approval: oneOf('granted', 'refused', 'withdrawn'),
  'inspection kind': oneOf('open', 'secret', 'test', 'audit'),
  severity: oneOf('minor', 'major', 'grave'),
  'litigation kind': oneOf('lawsuit', 'reconsideration'),
  'litigation outcome': oneOf('upheld', 'lost', 'partly-lost', 'withdrawn', 'settled'),
  head: oneOf('appeared', 'deputy', 'excused', 'absent', 'not-required'),
  grade: count(1, 5),
  'days of review': count(0, 2_500),
};
