import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planOf } from '../payload-plan.js';
import { postedType, postedTypes, validatePayload, type EventClass } from '../index.js';

type Data = Readonly<Record<string, unknown>>;

const sampleOf = (type: string): Data =>
  JSON.parse(readFileSync(join(__dirname, '..', '..', 'samples', `${type}.json`), 'utf8')) as Data;

const faultsOf = (cls: EventClass, data: unknown): string[] => {
  const verdict = validatePayload(cls, data);
  return verdict.ok ? [] : verdict.faults.map(({ field, rule }) => `${field} ${rule}`);
};

const without = (data: Data, name: string): Data =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== name));

/** What contract.md says of a field: a longest text, or values that are taken and values with the rule they break. */
interface Kind {
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

const kinds: Readonly<Record<string, Kind>> = {
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

/** The fields of each type as contract.md has them: `name: kind`, `name?: kind` where it may be left out. */
const contract: Readonly<Record<string, string>> = {
  'approval.decided': 'result: approval',
  'approval.declined': 'reason: reason, basis: reason',
  'approval.materials-requested': 'materials: titles',
  'approval.paused': 'reason: pause, basis: reason',
  'approval.received': 'itemCode: code, unitCode: code, projectCode?: code, applicant?: name',
  'approval.resumed': '',
  'approval.step-done': 'step: code',
  'commendation.awarded': 'level: award, title: title',
  'danger.listed': 'unitCode: code, enterprise?: name, level: danger, title: title, dueAt: time',
  'danger.planned':
    'unitCode: code, responsibility: reason, measures: content, funds: reason, timeLimit: day or time, emergencyPlan: content',
  'danger.rectified': 'unitCode: code, evidence: evidence needed',
  'enterprise-inspection.closed': 'result: content',
  'enterprise-inspection.opened': 'unitCode: code, enterprise: name, basis: reason, items: titles, until: day or time',
  'incident.reported': 'unitCode: code, vetoCode?: code, occurredOn: day, description: content, evidence?: evidence',
  'indicator.measured': 'unitCode: code, period: period',
  'inspection.found': 'unitCode: code, kind: inspection kind, finding: content, severity: severity, personCode?: code',
  'investment.reviewed': 'unitCode: code, submitted: amount, approved: amount, workingDays: days of review',
  'litigation.concluded': 'unitCode: code, kind: litigation kind, outcome: litigation outcome, head: head',
  'matter.accepted': 'unitCode: code, handler?: code',
  'matter.co-replied': 'unitCode: code, reply: content, evidence?: evidence',
  'matter.contacted': 'unitCode: code, contactedAt: time, channel: channel',
  'matter.exclusion-requested': 'unitCode: code, reason: exclusion, evidence: evidence needed',
  'matter.extension-requested': 'unitCode: code, reason: reason',
  'matter.followed-up': 'answered: flag, contacted?: contact, solved?: solved, grade?: grade, comment?: content',
  'matter.paused': 'unitCode: code, reason: pause, basis: reason, toldPetitionerAt?: time',
  'matter.progressed': 'unitCode: code, note: content, evidence?: evidence',
  'matter.registered':
    'source: matter source, kind: matter kind, title: title, category?: name, place?: name, reference?: name, unitCode?: code, functionalUnitCode?: code, coUnits?: co-units, handling: handling, limit?: limit, weight?: weight, firstAskedUnitCode?: code, confidential?: flag, content: content, petitioner?: petitioner, queryCode?: query code',
  'matter.replied':
    'unitCode: code, reply: content, outcome: outcome, outstandingUnitCodes?: codes, evidence?: evidence',
  'matter.resumed': 'unitCode: code',
  'matter.returned': 'unitCode: code, reason: reason, noCompetenceArticle?: name',
  'matter.transferred': 'fromUnitCode: code, toUnitCode: code, reason: reason',
  'notice.answered': 'unitCode: code, reply: content, evidence?: evidence',
  'obligation.submitted': 'unitCode: code, period: period, title: title, evidence?: evidence',
  'post.absent': 'from: day or time, to: day or time',
  'problem.progressed': 'unitCode: code, note: content',
  'problem.reported': 'unitCode: code, title: title, content: content, targetCode?: code',
  'problem.resolved': 'unitCode: code, evidence: evidence needed',
  'service.rated':
    'unitCode: code, windowCode?: code, staffCode?: code, grade: grade, channel: channel, comment?: content, contact?: name',
  'service.rating-appealed': 'unitCode: code, reason: reason, evidence: evidence needed',
  'target.milestone-reached': 'milestone: code, reachedOn: day, evidence?: evidence',
  'target.progress-reported': 'period: period, narrative: content, evidence?: evidence',
  'target.progress-verified': 'period: period, result: verdict',
};

/** Fields whose presence depends on others; `rules.spec.ts` says how. */
const dependent: Readonly<Record<string, readonly string[]>> = {
  'commendation.awarded': ['personCode', 'unitCode'],
  'indicator.measured': ['denominator', 'numerator', 'value'],
  'matter.extension-requested': ['days', 'dueAt', 'hours', 'months', 'workingDays'],
  'target.progress-reported': ['denominator', 'numerator', 'value'],
  'target.progress-verified': ['reason'],
};

interface Field {
  readonly type: string;
  readonly name: string;
  readonly optional: boolean;
  readonly kind: string;
}

const fields: readonly Field[] = Object.entries(contract).flatMap(([short, listed]) =>
  listed.split(', ').flatMap((entry) => {
    const [, name, mark, kind] = /^(\w+)(\??): (.+)$/.exec(entry) ?? [];
    return name && kind ? [{ type: `kaoji.${short}.v1`, name, optional: mark === '?', kind }] : [];
  }),
);

const classOf = (type: string): EventClass => postedType(type)?.posted as EventClass;
const table = fields.map((field) => [`${field.type} ${field.name}`, field] as const);

/** The end of an absence goes with its beginning: the beginning is left at a day before all others. */
const around = ({ type, name }: Field): Data =>
  type === 'kaoji.post.absent.v1' && name === 'to' ? { from: '1990-01-01' } : {};
const behind = ({ type, name }: Field): Data =>
  type === 'kaoji.post.absent.v1' && name === 'from' ? { to: '2990-01-01' } : {};

const put = (field: Field, value: unknown): Data => ({
  ...sampleOf(field.type),
  ...around(field),
  ...behind(field),
  [field.name]: value,
});

describe('the fields of posted types', () => {
  it('are those of the contract, type by type', () => {
    const told = postedTypes.map(({ posted }) => [
      posted.type,
      planOf(posted)
        .fields.map(({ name }) => name)
        .sort(),
    ]);
    const expected = postedTypes.map(({ posted: { type } }) => [
      type,
      [
        ...fields.filter((field) => field.type === type).map(({ name }) => name),
        ...(dependent[type.slice('kaoji.'.length, -'.v1'.length)] ?? []),
      ].sort(),
    ]);
    expect(told).toStrictEqual(expected);
  });

  it('are of kinds that this table knows', () => {
    expect(fields.filter(({ kind }) => kinds[kind] === undefined)).toStrictEqual([]);
  });

  it.each(table)('%s: missing or null', (_, field) => {
    const cls = classOf(field.type);
    const expected = field.optional ? [] : [`${field.name} required`];
    expect(faultsOf(cls, without(sampleOf(field.type), field.name))).toStrictEqual(expected);
    expect(faultsOf(cls, put(field, null))).toStrictEqual(expected);
  });

  it.each(table)('%s: every good value, the longest among them, is taken as it is', (_, field) => {
    for (const value of kinds[field.kind]?.good ?? []) {
      const data = put(field, value);
      expect(validatePayload(classOf(field.type), data)).toStrictEqual({ ok: true, value: data });
    }
  });

  it.each(table)('%s: every bad value, one longer among them, is refused by its rule', (_, field) => {
    const bad = kinds[field.kind]?.bad ?? [];
    const told = bad.map(([value]) => faultsOf(classOf(field.type), put(field, value)));
    expect(told).toStrictEqual(bad.map(([, rule]) => [`${field.name} ${rule}`]));
  });

  it.each(table)('%s: in another writing it is a strange field', (_, field) => {
    const { name } = field;
    const other = name.toUpperCase();
    const told = faultsOf(classOf(field.type), { ...without(sampleOf(field.type), name), [other]: 'x' });
    expect(told).toStrictEqual([...(field.optional ? [] : [`${name} required`]), `${other} unknown-field`]);
  });
});
