import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planOf } from '../payload-plan.js';
import { postedType, postedTypes, validatePayload, type EventClass } from '../index.js';
import { kinds } from '../spec-fixtures/field-kinds.js';

type Data = Readonly<Record<string, unknown>>;

const sampleOf = (type: string): Data =>
  JSON.parse(readFileSync(join(__dirname, '..', '..', 'samples', `${type}.json`), 'utf8')) as Data;

const faultsOf = (cls: EventClass, data: unknown): string[] => {
  const verdict = validatePayload(cls, data);
  return verdict.ok ? [] : verdict.faults.map(({ field, rule }) => `${field} ${rule}`);
};

const without = (data: Data, name: string): Data =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== name));

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
