import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planOf, type FieldPlan } from './payload-plan.js';
import { catalogue, postedTypes, validatePayload, type EventClass, type PayloadClass } from './index.js';

type Data = Readonly<Record<string, unknown>>;

const folder = join(__dirname, '..', 'samples');
const jsonIn = (path: string): string[] =>
  readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
const sampleOf = (type: string): Data => JSON.parse(readFileSync(join(folder, `${type}.json`), 'utf8')) as Data;

const posted = new Set(postedTypes.map(({ posted: { type } }) => type));
const internal = catalogue.declarations.map(({ event }) => event).filter(({ type }) => !posted.has(type));
const table = internal.map((event) => [event.type, event] as const);

const namesOf = (cls: PayloadClass): string[] => planOf(cls).fields.map(({ name }) => name);

const faultsOf = (cls: EventClass, data: unknown): string[] => {
  const verdict = validatePayload(cls, data);
  return verdict.ok ? [] : verdict.faults.map(({ field, rule }) => `${field} ${rule}`);
};

const without = (data: Data, name: string): Data =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== name));

const required = (cls: PayloadClass): readonly FieldPlan[] => planOf(cls).fields.filter(({ optional }) => !optional);

/** A value of another JSON type, which no rule takes. */
function ofAnotherType(value: unknown): unknown {
  if (typeof value === 'string') return 7;
  if (Array.isArray(value)) return { 0: 'a' };
  return typeof value === 'object' ? 'text' : [value];
}

/** Every object in a value that stands where the plan of a class stands. */
function objectsOf(cls: PayloadClass, fields: readonly FieldPlan[], value: unknown): Data[] {
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    return fields.flatMap(({ name, nested }) => {
      const inside: unknown = (item as Data)[name];
      if (!nested || inside === undefined) return [];
      const here = nested === planOf(cls) ? ([inside].flat() as Data[]) : [];
      return [...here, ...objectsOf(cls, nested.fields, inside)];
    });
  });
}

describe('the samples, kept for ever', () => {
  it('are one for every type of the catalogue, and no other', () => {
    expect(jsonIn(folder)).toStrictEqual(catalogue.declarations.map(({ event }) => event.type).sort());
  });

  it('in `stored` are those of the posted types whose events carry another shape', () => {
    const changed = postedTypes.filter(({ event, posted: asPosted }) => event !== asPosted);
    expect(jsonIn(join(folder, 'stored'))).toStrictEqual(changed.map(({ event }) => event.type).sort());
  });

  it('end their name in a version, as their types do', () => {
    expect(jsonIn(folder).filter((name) => !/\.v[1-9]\d*$/.test(name))).toStrictEqual([]);
  });

  it('name nobody: no mainland mobile number and no identity number stands in them', () => {
    const found = jsonIn(folder).filter((name) => {
      const told = JSON.stringify(sampleOf(name)).replaceAll(
        /"(sha256|digest|seal|previousSeal|position)":"[^"]*"/g,
        '',
      );
      return /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)[1-9]\d{5}(19|20)\d{9}[\dX](?!\d)/.test(told);
    });
    expect(found).toStrictEqual([]);
  });
});

describe('an internal event', () => {
  it('is one of 86 types', () => {
    expect(internal.length).toBe(86);
  });

  it.each(table)('%s: its sample names exactly the fields of its class', (type, cls) => {
    expect(Object.keys(sampleOf(type)).sort()).toStrictEqual(namesOf(cls).sort());
  });

  it.each(table)('%s: its sample is valid and comes back as it is', (type, cls) => {
    expect(validatePayload(cls, sampleOf(type))).toStrictEqual({ ok: true, value: sampleOf(type) });
  });

  it.each(table)('%s: without a required field it is refused by that name', (type, cls) => {
    const sample = sampleOf(type);
    const told = required(cls).map(({ name }) => faultsOf(cls, without(sample, name)));
    expect(told).toStrictEqual(required(cls).map(({ name }) => [`${name} required`]));
  });

  it.each(table)('%s: null in a required field is the same as none', (type, cls) => {
    const sample = sampleOf(type);
    const told = required(cls).map(({ name }) => faultsOf(cls, { ...sample, [name]: null }));
    expect(told).toStrictEqual(required(cls).map(({ name }) => [`${name} required`]));
  });

  it.each(table)('%s: an optional field may be left out', (type, cls) => {
    const optional = planOf(cls).fields.filter((field) => field.optional);
    for (const { name } of optional) expect(faultsOf(cls, without(sampleOf(type), name))).toStrictEqual([]);
  });

  it.each(table)('%s: a field of another type is refused by its name alone', (type, cls) => {
    const sample = sampleOf(type);
    for (const name of namesOf(cls)) {
      const told = faultsOf(cls, { ...sample, [name]: ofAnotherType(sample[name]) });
      expect([name, told.length, told[0]?.split(' ')[0]]).toStrictEqual([name, 1, name]);
    }
  });

  it.each(table)('%s: a field that its class does not have is refused', (type, cls) => {
    expect(faultsOf(cls, { ...sampleOf(type), extra: 1 })).toStrictEqual(['extra unknown-field']);
  });

  it.each(table)('%s: its times are UTC with milliseconds', (type) => {
    const times: string[] = [];
    JSON.stringify(sampleOf(type), (_, value: unknown) => {
      if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) times.push(value);
      return value;
    });
    expect(times.filter((time) => new Date(time).toISOString() !== time)).toStrictEqual([]);
  });
});

describe('the samples of a matter together', () => {
  const matters = internal.filter(({ type }) => type.startsWith('kaoji.supervision.matter-'));

  it('are 33, each with what it changes in the figures', () => {
    expect(matters.length).toBe(33);
    expect(matters.filter(({ type }) => sampleOf(type)['figures'] === undefined)).toStrictEqual([]);
  });

  it.each([
    ['CaseFigure', ['case', 'unit', 'citizen', 'weight', 'dispatchedAt', 'dueAt', 'repliedAt', 'paused', 'excluded']],
    ['CaseFigure', ['petitioner', 'registeredAt', 'contacted', 'sentBack']],
    ['FollowUpFigure', ['case', 'unit', 'answeredAt', 'answered', 'solved', 'grade', 'excluded', 'petitioner']],
    ['SlipFigure', ['case', 'unit', 'slip', 'dueAt', 'withdrawn']],
    ['Deadline', ['dueAt', 'provisional', 'yellowAt', 'steps', 'calendarVersion', 'policyVersion']],
    ['LadderStep', ['step', 'dueAt', 'deliverAt']],
    ['MatterPart', ['unit', 'dueAt']],
  ])('say somewhere every field of a %s: %j', async (name, fields) => {
    const cls = ((await import('./index.js')) as unknown as Record<string, PayloadClass>)[name] as PayloadClass;
    const said = new Set(
      matters.flatMap((event) => objectsOf(cls, planOf(event).fields, sampleOf(event.type)).flatMap(Object.keys)),
    );
    expect(fields.filter((field) => !said.has(field))).toStrictEqual([]);
  });

  it('carry no petitioner but as a digest', () => {
    const told = matters.map(({ type }) => JSON.stringify(sampleOf(type))).join('');
    const petitioners = [...told.matchAll(/"petitioner":("[^"]*"|\{)/g)].map(([, value]) => value);
    expect(petitioners.length > 0).toBe(true);
    expect(petitioners.filter((value) => !/^"[A-Za-z0-9_-]{43}"$/.test(String(value)))).toStrictEqual([]);
  });
});
