import { schemaOf, validatePayload } from '@kaoji/contracts';
import { RolesToAssign, Succession, UnitChange, UnitToEstablish } from './unit.payloads.js';

const fieldsOf = (cls: new () => object, data: object): readonly string[] => {
  const verdict = validatePayload(cls, data);
  return verdict.ok ? [] : [...new Set(verdict.faults.map(({ field }) => field))];
};

describe('a unit that is asked for', () => {
  const sound = { code: 'a', name: 'A', kind: 'county', from: '2026-01-01' };

  it.each([
    [{}, []],
    [{ parent: 'city', category: 'A', roles: { head: 'p', handlers: ['q'] } }, []],
    [{ parent: null, category: null }, []],
    [{ code: 'a b' }, ['code']],
    [{ name: ' ' }, ['name']],
    [{ name: 'x'.repeat(201) }, ['name']],
    [{ kind: 'village' }, ['kind']],
    [{ from: '2026-02-30' }, ['from']],
    [{ from: '2026-01-01T00:00:00Z' }, ['from']],
    [{ validTo: '2027-01-01' }, ['validTo']],
    [{ roles: { handlers: Array.from({ length: 51 }, () => 'p') } }, ['roles.handlers']],
    [{ roles: { handlers: ['p q'] } }, ['roles.handlers']],
    [{ roles: {} }, ['roles.handlers']],
  ])('with %j is faulty in %j', (changes, fields) => {
    expect(fieldsOf(UnitToEstablish, { ...sound, ...changes })).toStrictEqual(fields);
  });

  it('is changed from a day on, which is never left out', () => {
    expect(fieldsOf(UnitChange, { from: '2026-01-01' })).toStrictEqual([]);
    expect(fieldsOf(UnitChange, { name: 'A' })).toStrictEqual(['from']);
    expect(fieldsOf(UnitChange, { from: '2026-01-01', parent: null, category: null })).toStrictEqual([]);
    expect(fieldsOf(UnitChange, { from: '2026-01-01', name: null, kind: null })).toStrictEqual(['name', 'kind']);
    expect(fieldsOf(UnitChange, { from: '2026-01-01', code: 'b' })).toStrictEqual(['code']);
    expect(fieldsOf(RolesToAssign, { from: '2026-01-01' })).toStrictEqual(['roles']);
  });
});

it('the document says of what a list is whose rule looks at the whole of it', () => {
  expect(schemaOf(RolesToAssign)).toMatchObject({
    properties: { roles: { properties: { handlers: { type: 'array', maxItems: 50, items: { type: 'string' } } } } },
  });
});

describe('a signed list', () => {
  const sound = { on: '2026-12-01', successors: ['a', 'b'], successor: 'a' };
  const matters = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`matter/${index}`, 'b']));

  it.each<[object, string[]]>([
    [{}, []],
    [{ exceptions: {} }, []],
    [{ exceptions: matters(1_000) }, []],
    [{ exceptions: matters(1_001) }, ['exceptions']],
    [{ exceptions: { 'target/1': 'b' } }, ['exceptions']],
    [{ exceptions: { 'matter/': 'b' } }, ['exceptions']],
    [{ exceptions: { 'matter/1': 'a b' } }, ['exceptions']],
    [{ exceptions: { 'matter/1': 7 } }, ['exceptions']],
    [{ exceptions: ['matter/1'] }, ['exceptions']],
    [{ successors: [] }, ['successors']],
    [{ successors: ['a', 'a'] }, ['successors']],
    [{ successor: '' }, ['successor']],
    [{ on: 'tomorrow' }, ['on']],
  ])('number %#, is faulty where it breaks a rule', (changes, fields) => {
    expect(fieldsOf(Succession, { ...sound, ...changes })).toStrictEqual(fields);
  });
});
