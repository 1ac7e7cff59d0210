import { postedType } from '@kaoji/contracts';
import { concernedUnits, namedPeople, namedUnits, textsAt, type Fact } from './fact.policy.js';

const fact = (name: string, data: Readonly<Record<string, unknown>>): Fact => {
  const type = `kaoji.${name}.v1`;
  const declaration = postedType(type);
  if (!declaration) throw new RangeError(type);
  return { type, declaration, data, at: '2026-10-14T02:00:00.000Z' };
};

const people = { person: (code: string) => (code === 'wang' ? { unit: 'water' } : undefined) };

describe('the texts at a path', () => {
  const data = {
    unit: 'a',
    list: [{ unit: 'b' }, { unit: 'c' }, { other: 'd' }],
    codes: ['e', 7, 'f'],
    deep: { unit: 'g' },
  };

  it.each([
    ['unit', ['a']],
    ['deep.unit', ['g']],
    ['list.*.unit', ['b', 'c']],
    ['codes.*', ['e', 'f']],
    ['list', []],
    ['list.unit', []],
    ['list.*', []],
    ['codes', []],
    ['unit.*', []],
    ['deep.*', []],
    ['unit.length', []],
    ['nowhere', []],
    ['nowhere.unit', []],
    ['constructor.name', []],
    ['__proto__', []],
  ])('%s: %j', (path, texts) => {
    expect(textsAt(data, path.split('.'))).toStrictEqual(texts);
  });

  it.each([null, undefined, 7, 'text', true])('of %p there are none at any name', (value) => {
    expect(textsAt(value, ['unit'])).toStrictEqual([]);
  });
});

describe('what a fact names', () => {
  const whole = {
    unitCode: 'lead',
    functionalUnitCode: 'function',
    coUnits: [{ unitCode: 'co-1' }, { unitCode: 'co-2' }],
    firstAskedUnitCode: 'asked',
  };

  it.each([
    ['matter.registered', whole, ['asked', 'co-1', 'co-2', 'function', 'lead']],
    ['matter.registered', {}, []],
    ['matter.replied', { unitCode: 'a', outstandingUnitCodes: ['b', 'c'] }, ['a', 'b', 'c']],
    ['matter.transferred', { fromUnitCode: 'a', toUnitCode: 'b' }, ['a', 'b']],
    ['matter.accepted', { unitCode: 'a', handler: 'p' }, ['a']],
    ['commendation.awarded', { personCode: 'wang' }, []],
    ['post.absent', { from: '2026-10-12', to: '2026-10-13' }, []],
  ])('units of %s with %j: %j', (name, data, units) => {
    expect(namedUnits(fact(name, data)).toSorted()).toStrictEqual(units);
  });

  it.each([
    ['commendation.awarded', { personCode: 'wang' }, ['wang']],
    ['commendation.awarded', { unitCode: 'a' }, []],
    ['inspection.found', { unitCode: 'a', personCode: 'wang' }, []],
    ['matter.accepted', { unitCode: 'a', handler: 'wang' }, []],
  ])('people whose unit it is about, of %s with %j: %j', (name, data, named) => {
    expect(namedPeople(fact(name, data))).toStrictEqual(named);
  });

  it.each([
    ['matter.registered', { unitCode: 'a', coUnits: [{ unitCode: 'b' }] }, ['a']],
    ['matter.transferred', { fromUnitCode: 'a', toUnitCode: 'b' }, ['a']],
    ['commendation.awarded', { unitCode: 'a' }, ['a']],
    ['commendation.awarded', { personCode: 'wang' }, ['water']],
    ['commendation.awarded', { personCode: 'nobody' }, []],
    ['matter.followed-up', { answered: false }, []],
    ['post.absent', { from: '2026-10-12', to: '2026-10-13' }, []],
  ])('units that it is about, of %s with %j: %j', (name, data, units) => {
    expect(concernedUnits(fact(name, data), people)).toStrictEqual(units);
  });
});
