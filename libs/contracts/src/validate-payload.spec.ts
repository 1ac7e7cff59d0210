import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { plainToInstance, Type } from 'class-transformer';
import { IsOptional, validateSync, ValidateNested, type ValidationError } from 'class-validator';
import { planOf, type FieldPlan } from './payload-plan.js';
import { postedTypes, schemaOf, validatePayload, type EventClass } from './index.js';

type Data = Record<string, unknown>;

const samples = join(__dirname, '..', 'samples');
const sampleOf = (type: string): Data => JSON.parse(readFileSync(join(samples, `${type}.json`), 'utf8')) as Data;
const storedSample = (type: string): Data => sampleOf(`stored/${type}`);
const types = postedTypes.map(({ posted }) => [posted.type, posted] as const);

const faultsOf = (cls: EventClass, data: unknown): string[] => {
  const verdict = validatePayload(cls, data);
  return verdict.ok ? [] : verdict.faults.map(({ field, rule }) => `${field} ${rule}`);
};

/** What class-validator itself says: the fields with a fault. */
const byClassValidator = (cls: EventClass, data: unknown): string[] => {
  const named = (errors: readonly ValidationError[], path: string): string[] =>
    errors.flatMap(({ property, constraints, children }) => [
      ...(constraints ? [`${path}${property}`] : []),
      ...named(children ?? [], `${path}${property}.`),
    ]);
  const instance = plainToInstance(cls, data) as object;
  return named(validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false }), '');
};

const fieldsOf = (cls: EventClass): readonly FieldPlan[] => planOf(cls).fields;
const requiredOf = (cls: EventClass): readonly FieldPlan[] => fieldsOf(cls).filter(({ optional }) => !optional);
const without = (data: Data, name: string): Data =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== name));

interface Bad {
  readonly what: string;
  readonly data: Data;
  readonly field: string;
}

const ofWrongType = (value: unknown): unknown => (typeof value === 'object' ? 'text' : { nested: 'thing' });

const hasRule = ({ checks }: FieldPlan, name: string): boolean => checks.some(({ rule }) => rule === name);

function badPayloads(cls: EventClass): Bad[] {
  const good = sampleOf(cls.type);
  const given = fieldsOf(cls).filter(({ name }) => name in good);
  const put = (what: string, name: string, value: unknown): Bad => ({
    what: `${name} ${what}`,
    data: { ...good, [name]: value },
    field: name,
  });
  return [
    ...requiredOf(cls).map(({ name }) => ({ what: `${name} missing`, data: without(good, name), field: name })),
    ...given.map(({ name }) => put('of a wrong type', name, ofWrongType(good[name]))),
    ...given.filter((field) => hasRule(field, 'is-in')).map(({ name }) => put('an unknown code', name, 'no-such-code')),
    ...given
      .filter(({ name }) => typeof good[name] === 'string')
      .flatMap(({ name }) => [put('with U+0000', name, 'a\0b'), put('with a lone surrogate', name, 'a\uD800b')]),
    put('not in the table', 'unitcode', 'x'),
  ];
}

describe('every posted type', () => {
  it('has a sample', () => {
    const files = readdirSync(samples);
    expect(types.map(([type]) => `${type}.json`).filter((name) => !files.includes(name))).toStrictEqual([]);
  });

  it.each(types)('%s: its sample names every field that can be given at once, and is valid', (type, cls) => {
    const sample = sampleOf(type);
    expect(validatePayload(cls, sample)).toStrictEqual({ ok: true, value: sample });
    expect(byClassValidator(cls, sample)).toStrictEqual([]);
    const alone = fieldsOf(cls).filter((field) => !hasRule(field, 'exactly-one'));
    expect(Object.keys(sample)).toStrictEqual(expect.arrayContaining(alone.map(({ name }) => name)));
  });

  it.each(types)('%s: its bad payloads are refused naming the field, as class-validator does', (_, cls) => {
    const told = badPayloads(cls).map(({ what, data, field }) => ({
      what,
      named: faultsOf(cls, data).map((fault) => fault.split(' ')[0]?.split('.')[0]),
      byClassValidator: [...new Set(byClassValidator(cls, data).map((path) => path.split('.')[0]))],
      field,
    }));
    expect(told).toStrictEqual(
      told.map(({ what, field }) => ({ what, named: [field], byClassValidator: [field], field })),
    );
  });

  it.each(types)('%s: its JSON Schema takes the sample and refuses an unknown field', (type, cls) => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false });
    addFormats.default(ajv);
    const check = ajv.compile(schemaOf(cls));
    expect([check(sampleOf(type)), check({ ...sampleOf(type), unitcode: 'x' })]).toStrictEqual([true, false]);
  });
});

describe('a posted type with personal data', () => {
  const changed = postedTypes.filter(({ event, posted }) => event !== posted);

  it.each(changed.map(({ posted, event }) => [posted.type, posted, event] as const))(
    '%s stands in events without it, and the one shape is refused as the other',
    (type, posted, event) => {
      expect(validatePayload(event, storedSample(type))).toStrictEqual({ ok: true, value: storedSample(type) });
      expect(faultsOf(event, sampleOf(type))).not.toStrictEqual([]);
      expect(faultsOf(posted, storedSample(type))).not.toStrictEqual([]);
    },
  );
});

describe('a payload', () => {
  const registered = postedTypes.find(({ posted }) => posted.type === 'kaoji.matter.registered.v1')
    ?.posted as EventClass;
  const good = sampleOf(registered.type);

  it.each([undefined, null, 'text', 7, true, [], [{}]])('that is no object is refused: %p', (data) => {
    expect(faultsOf(registered, data)).toStrictEqual([' object']);
  });

  it('keeps no null of an optional field, but may not have one in a required field', () => {
    expect(validatePayload(registered, { ...good, weight: null })).toStrictEqual({
      ok: true,
      value: without(good, 'weight'),
    });
    expect(faultsOf(registered, { ...good, source: null })).toStrictEqual(['source required']);
  });

  it('may not hide a field behind a name that every object knows', () => {
    const hidden = JSON.parse('{"constructor":1,"__proto__":{"title":"x"},"toString":2}') as Data;
    const data = Object.defineProperties({ ...good }, Object.getOwnPropertyDescriptors(hidden));
    expect(faultsOf(registered, data)).toStrictEqual([
      'constructor unknown-field',
      '__proto__ unknown-field',
      'toString unknown-field',
    ]);
    expect(faultsOf(registered, Object.create(good) as Data)[0]).toBe('content required');
  });

  it('tells at most 20 faults, and of a long unknown name its first 64 characters', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`x${index}\0${'y'.repeat(100)}`, 1]));
    const faults = faultsOf(registered, { ...good, ...many });
    expect([faults.length, faults[0]]).toStrictEqual([20, `x0\uFFFD${'y'.repeat(61)} unknown-field`]);
  });

  it('cannot have an object inside whose fields would go unchecked', () => {
    class Inner {
      @IsOptional() inner?: string;
    }
    class Outer {
      @ValidateNested() @Type(() => Inner) inside: Inner;
    }
    expect(() => validatePayload(Outer, { inside: {} })).toThrow('inside is nested without IsNested');
  });

  it('names a field inside an object and inside a list', () => {
    const coUnits = [{ unitCode: 'a' }, { unitCode: 'b c', limit: { days: '3', weeks: 1 } }, 'c'];
    expect(faultsOf(registered, { ...good, coUnits, petitioner: { name: 'n' }, limit: [] })).toStrictEqual([
      'petitioner.phone required',
      'coUnits.2 object',
      'limit object',
    ]);
    expect(faultsOf(registered, { ...good, coUnits: coUnits.slice(0, 2) })).toStrictEqual([
      'coUnits.1.unitCode code',
      'coUnits.1.limit.days is-int',
      'coUnits.1.limit.weeks unknown-field',
    ]);
  });
});
