import { circumstances, personNamed, refusal, sampleUnits, unitNamed } from '../spec-fixtures/circumstances.js';
import {
  aUnitIsEstablishedOnce,
  aUnitMustExist,
  aUnitThatEndsIsNotChanged,
  changesGoForward,
  fieldsMustBeKnown,
  itEndsAfterItBegan,
  noUnitBelowIsLeftOver,
  peopleInRolesAreInOffice,
  successorsStandOnThatDay,
} from './unit-rules.decide.js';
import { noUnit, type UnitState } from './unit.state.js';

const stateOf = (...records: UnitState['records']): UnitState => ({ records, signed: null });
const health = stateOf(unitNamed('health'));
const around = circumstances();

describe('the existence of a unit', () => {
  it('begins once', () => {
    expect(aUnitIsEstablishedOnce({}, noUnit)).toBeUndefined();
    expect(aUnitIsEstablishedOnce({}, health)).toStrictEqual(refusal('unit-exists'));
  });

  it('is asked of whoever is changed or ended', () => {
    expect(aUnitMustExist({}, health)).toBeUndefined();
    expect(aUnitMustExist({}, noUnit)).toStrictEqual(refusal('unit-unknown'));
  });

  it('ends for good: also a unit whose last day lies ahead takes no change', () => {
    const ending = stateOf(unitNamed('health', { validTo: '2027-01-01' }));
    expect(aUnitThatEndsIsNotChanged({}, ending)).toStrictEqual(refusal('unit-ended', { on: '2027-01-01' }));
    expect(aUnitThatEndsIsNotChanged({}, health)).toBeUndefined();
    expect(aUnitThatEndsIsNotChanged({}, noUnit)).toBeUndefined();
  });
});

describe('the day of a change', () => {
  const twice = stateOf(unitNamed('health'), unitNamed('health', { validFrom: '2026-07-01' }));

  it.each([
    ['2025-12-31', '2026-07-01'],
    ['2026-01-01', '2026-07-01'],
    ['2026-06-30', '2026-07-01'],
    ['2026-07-01', undefined],
    ['2026-07-02', undefined],
    ['2030-01-01', undefined],
  ])('from %s is measured against the latest record', (from, latest) => {
    const expected = latest === undefined ? undefined : refusal('change-before-latest', { latest });
    expect(changesGoForward({ from }, twice)).toStrictEqual(expected);
  });

  it.each([
    ['2026-06-30', '2026-07-01'],
    ['2026-07-01', '2026-07-01'],
    ['2026-07-02', undefined],
  ])('of its end, %s, comes after the first day of the latest record', (on, latest) => {
    const expected = latest === undefined ? undefined : refusal('change-before-latest', { latest });
    expect(itEndsAfterItBegan({ on }, twice)).toStrictEqual(expected);
  });

  it('has nothing to be measured against where there is no record', () => {
    expect(changesGoForward({ from: '1990-01-01' }, noUnit)).toBeUndefined();
    expect(itEndsAfterItBegan({ on: '1990-01-01' }, noUnit)).toBeUndefined();
  });
});

describe('the superior unit', () => {
  const under = (parent: string | null | undefined, from = '2026-07-01', context = around) =>
    fieldsMustBeKnown({ from, ...(parent !== undefined && { parent }) }, health, context);

  it('need not be named, and may be none', () => {
    expect(under(undefined)).toBeUndefined();
    expect(under(null)).toBeUndefined();
  });

  it.each(['city', 'care'])('may be %s, which does not lie below', (parent) => {
    expect(under(parent)).toBeUndefined();
  });

  it('exists on the day from which it is to be', () => {
    expect(under('nowhere')).toStrictEqual(refusal('parent-unknown', { parent: 'nowhere' }));
    expect(under('city', '2025-12-31')).toStrictEqual(refusal('parent-unknown', { parent: 'city' }));
    expect(under('city', '2026-01-01')).toBeUndefined();
  });

  it('has not ended by then and will not: whatever lay below would be left over', () => {
    const units = [...sampleUnits.slice(0, 2), unitNamed('care', { validTo: '2026-07-01' })];
    const context = circumstances({ units });
    expect(under('care', '2026-06-30', context)).toStrictEqual(refusal('unit-ended', { on: '2026-07-01' }));
    expect(under('care', '2026-07-01', context)).toStrictEqual(refusal('parent-unknown', { parent: 'care' }));
  });

  it('is neither the unit itself nor any below it, however deep', () => {
    const ward = unitNamed('ward', { parent: 'clinic' });
    const context = circumstances({ units: [...sampleUnits, ward] });
    for (const parent of ['health', 'clinic', 'ward']) {
      expect(under(parent, '2026-07-01', context)).toStrictEqual(refusal('units-in-a-circle', { unit: 'health' }));
    }
  });

  it('is judged by the tree of that day: a unit that has moved away by then may be above', () => {
    const moved = unitNamed('clinic', { parent: 'care', validFrom: '2026-09-01' });
    const context = circumstances({ units: [...sampleUnits, moved] });
    expect(under('clinic', '2026-08-31', context)).toStrictEqual(refusal('units-in-a-circle', { unit: 'health' }));
    expect(under('clinic', '2026-09-01', context)).toBeUndefined();
  });

  it('of a unit that is only being established is not that unit', () => {
    const fields = { from: '2026-07-01', code: 'new', parent: 'new' };
    expect(fieldsMustBeKnown(fields, noUnit, around)).toStrictEqual(refusal('units-in-a-circle', { unit: 'new' }));
  });
});

describe('the people of a unit', () => {
  const asked = (roles: Parameters<typeof peopleInRolesAreInOffice>[0]['roles']) =>
    peopleInRolesAreInOffice({ roles }, noUnit, around);

  it('may be nobody yet', () => {
    expect(asked({ handlers: [] })).toBeUndefined();
  });

  it.each([
    ['first responsible person', { head: 'gone', handlers: [] }],
    ['leadership responsibility', { leadership: 'gone', handlers: [] }],
    ['coordination responsibility', { coordination: 'gone', handlers: [] }],
    ['handler', { handlers: ['tom', 'gone'] }],
  ])('are in office, each %s', (_, roles) => {
    expect(asked(roles)).toStrictEqual(refusal('person-unknown', { person: 'gone' }));
  });

  it('are named in the order of responsibility when several are missing', () => {
    expect(asked({ head: 'x', leadership: 'y', coordination: 'z', handlers: ['w'] })).toStrictEqual(
      refusal('person-unknown', { person: 'x' }),
    );
    expect(asked({ head: 'sue', leadership: 'tom', coordination: 'z', handlers: ['w'] })).toStrictEqual(
      refusal('person-unknown', { person: 'z' }),
    );
  });

  it('may belong to any unit and hold all four roles at once', () => {
    const context = circumstances({ people: [personNamed('sue', { unit: 'care' })] });
    const roles = { head: 'sue', leadership: 'sue', coordination: 'sue', handlers: ['sue'] };
    expect(peopleInRolesAreInOffice({ roles }, noUnit, context)).toBeUndefined();
  });
});

describe('the signed list of successors', () => {
  const clinic = stateOf(unitNamed('clinic', { parent: 'health' }));
  const listed = (changes: Partial<Parameters<typeof successorsStandOnThatDay>[0]>, context = around) =>
    successorsStandOnThatDay(
      { on: '2026-12-01', successors: ['health', 'care'], successor: 'care', exceptions: {}, ...changes },
      clinic,
      context,
    );

  it('is whole when whoever receives stands on it', () => {
    expect(listed({})).toBeUndefined();
    expect(listed({ exceptions: { 'matter/1': 'health', 'matter/2': 'care' } })).toBeUndefined();
  });

  it('names nobody who is no successor, neither for the rest nor for single matters', () => {
    expect(listed({ successor: 'city' })).toStrictEqual(refusal('successor-not-listed', { unit: 'city' }));
    expect(listed({ exceptions: { 'matter/1': 'health', 'matter/2': 'city' } })).toStrictEqual(
      refusal('successor-not-listed', { unit: 'city' }),
    );
  });

  it('names only units of that day', () => {
    const late = unitNamed('late', { validFrom: '2026-12-02' });
    const context = circumstances({ units: [...sampleUnits, late] });
    const to = { successors: ['late'], successor: 'late' };
    expect(listed({ ...to, on: '2026-12-01' }, context)).toStrictEqual(refusal('successor-unknown', { unit: 'late' }));
    expect(listed({ ...to, on: '2026-12-02' }, context)).toBeUndefined();
  });

  it('never names the unit that ends', () => {
    expect(listed({ successors: ['clinic'], successor: 'clinic' })).toStrictEqual(
      refusal('successor-unknown', { unit: 'clinic' }),
    );
  });
});

describe('the units below one that ends', () => {
  it('have been moved by its last day', () => {
    expect(noUnitBelowIsLeftOver({ on: '2026-12-01' }, health, around)).toStrictEqual(
      refusal('units-below-left', { unit: 'clinic' }),
    );
    const moved = unitNamed('clinic', { parent: 'care', validFrom: '2026-12-01' });
    const context = circumstances({ units: [...sampleUnits, moved] });
    expect(noUnitBelowIsLeftOver({ on: '2026-11-30' }, health, context)).toStrictEqual(
      refusal('units-below-left', { unit: 'clinic' }),
    );
    expect(noUnitBelowIsLeftOver({ on: '2026-12-01' }, health, context)).toBeUndefined();
  });

  it('have ended themselves by then', () => {
    const ended = unitNamed('clinic', { parent: 'health', validTo: '2026-12-01' });
    const context = circumstances({ units: [...sampleUnits.slice(0, 3), ended] });
    expect(noUnitBelowIsLeftOver({ on: '2026-11-30' }, health, context)?.code).toBe('units-below-left');
    expect(noUnitBelowIsLeftOver({ on: '2026-12-01' }, health, context)).toBeUndefined();
  });
});
