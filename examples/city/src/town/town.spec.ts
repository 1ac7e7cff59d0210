import { postedType } from '@kaoji/contracts';
import { townOf } from './town.js';
import { categories } from './units.js';
import { yamlOf } from './yaml.js';

const town = townOf('a seed');
const codes = new Set(town.units.map(({ code }) => code));
const people = new Set(town.people.map(({ code }) => code));

describe('the made-up city', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(yamlOf(townOf('a seed'))).toStrictEqual(yamlOf(town));
    expect(yamlOf(townOf('another seed'))['units.yaml']).not.toBe(yamlOf(town)['units.yaml']);
  });

  it('[M10] ranks 97 units in five categories', () => {
    const ranked = town.units.filter(({ category }) => category !== undefined);
    const count = (category: string): number => ranked.filter((unit) => unit.category === category).length;
    expect(ranked.length).toBe(97);
    expect(Object.values(categories).map(count)).toStrictEqual([8, 18, 18, 28, 25]);
  });

  it('[M15] has 36 departments with 124 stations and a window each', () => {
    const count = (wanted: string): number => town.units.filter(({ kind }) => kind === wanted).length;
    expect([count('department'), count('station'), count('window')]).toStrictEqual([36, 124, 36]);
    const stations = town.units.filter(({ kind }) => kind === 'station');
    expect(stations.every(({ parent = '' }) => /^D\d\d$/.test(parent) && codes.has(parent))).toBe(true);
  });

  it('gives no code, no name of a unit and no name to sign in with twice', () => {
    const names = town.people.flatMap(({ username }) => username ?? []);
    const unitNames = new Set(town.units.map(({ name }) => name));
    expect([codes.size, people.size]).toStrictEqual([town.units.length, town.people.length]);
    expect([new Set(names).size, unitNames.size]).toStrictEqual([names.length, town.units.length]);
  });

  it('[M2] puts people into the four roles of every ranked unit', () => {
    const ranked = town.units.filter(({ category }) => category !== undefined);
    for (const { head, leadership, coordination, handlers } of ranked) {
      expect([head, leadership, coordination, ...handlers].every((code) => people.has(code ?? ''))).toBe(true);
      expect(handlers.length).toBe(2);
    }
  });

  it('[M5] gives everybody in a unit a stand-in, who is somebody else', () => {
    const standIns = town.people.filter(({ roles }) => ['unit-head', 'handler', 'leader'].includes(roles[0] ?? ''));
    expect(standIns.every(({ code, standIn = '' }) => people.has(standIn) && standIn !== code)).toBe(true);
  });

  it('has somebody on duty every day from the first to the end of the timetable', () => {
    expect(town.duty.length).toBe(3 + 31 + 30);
    expect(town.duty.every(({ person }) => people.has(person))).toBe(true);
  });

  it('has a key for each department and county, and others with the right of two people', () => {
    const agencies = town.keys.filter(({ rights }) => rights === undefined);
    expect(agencies.length).toBe(36 + 8);
    const others = town.keys.filter(({ rights }) => rights !== undefined);
    expect(others.map(({ id }) => id)).toContain('follow-up');
    for (const { types, rights, proposedBy, confirmedBy } of others) {
      expect(types.every((type) => postedType(type) !== undefined)).toBe(true);
      expect([rights, proposedBy, confirmedBy]).toStrictEqual([['for-others'], 'admin-1', 'admin-2']);
    }
  });
});
