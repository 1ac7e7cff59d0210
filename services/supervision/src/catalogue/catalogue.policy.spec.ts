import { LivingMatter, register, unit } from '../spec-fixtures/matter-fixture.js';
import type { DispatchCatalogue } from './catalogue.state.js';

const entry = (place: string | null, lead: string, atOnce = false) => ({
  category: 'lamps',
  place,
  unit: lead,
  atOnce,
});
const east = entry('east', unit.roads);
const everywhere = entry(null, unit.water);

function registeredBy(entries: DispatchCatalogue['entries'], facts: Parameters<typeof register>[0]): LivingMatter {
  const matter = new LivingMatter();
  matter.catalogue = { version: 7, entries };
  return matter.do('09-23 10:00', register({ category: 'lamps', ...facts }, { unit: null }));
}

const proposed = (...asked: Parameters<typeof registeredBy>): string | undefined =>
  registeredBy(...asked).file.proposed?.unit;

describe('a matter that names no unit', () => {
  it('is proposed to the unit of its category and place, else to that of its category everywhere', () => {
    expect(proposed([everywhere, east], { place: 'east' })).toBe(unit.roads);
    expect(proposed([everywhere, east], { place: 'west' })).toBe(unit.water);
    expect(proposed([everywhere, east], { place: null })).toBe(unit.water);
    expect(proposed([east], { place: 'west' })).toBeUndefined();
    expect(proposed([east], { place: null })).toBeUndefined();
    expect(proposed([everywhere], { category: 'roads' })).toBeUndefined();
    expect(proposed([everywhere], { category: null })).toBeUndefined();
  });

  it('is proposed neither to a unit that is there no more nor to one of its co-handlers', () => {
    expect(proposed([entry(null, 'X')], {})).toBeUndefined();
    expect(proposed([everywhere], { coUnits: [{ unit: unit.water }] })).toBeUndefined();
  });

  it('waits until the office confirms the proposal, which tells the version it came from', () => {
    const matter = registeredBy([everywhere], {});
    expect(matter.file).toMatchObject({
      status: 'registered',
      proposed: { unit: unit.water, catalogueVersion: 7 },
      rounds: [],
    });
    matter.do('09-23 11:00', { type: 'dispatch', unit: null, limit: null });
    expect(matter.round).toMatchObject({ unit: unit.water, because: 'first' });
  });

  it('goes elsewhere when the office says so, and nowhere when nobody is proposed or named', () => {
    const matter = registeredBy([everywhere], {});
    expect(matter.do('09-23 11:00', { type: 'dispatch', unit: unit.roads, limit: null }).round.unit).toBe(unit.roads);
    const none = registeredBy([], {});
    expect(none.file.proposed).toBeNull();
    expect(none.answerTo('09-23 11:00', { type: 'dispatch', unit: null, limit: null })).toBe('no-unit-proposed');
  });

  it('is dispatched in the same moment where the office has confirmed the entry beforehand', () => {
    const matter = registeredBy([entry(null, unit.water, true)], {});
    expect(matter.lastEvents).toStrictEqual(['registered', 'dispatched']);
    expect(matter.round.unit).toBe(unit.water);
  });

  it('is not proposed at all when it names a unit, or one that was asked first', () => {
    const matter = new LivingMatter();
    matter.catalogue = { version: 7, entries: [entry(null, unit.water, true)] };
    matter.do('09-23 10:00', register({ category: 'lamps' }));
    expect([matter.round.unit, matter.file.proposed]).toStrictEqual([unit.housing, null]);
    expect(registeredBy([everywhere], { firstAsked: unit.roads }).round.unit).toBe(unit.roads);
  });
});
