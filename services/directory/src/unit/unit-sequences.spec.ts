import fc from 'fast-check';
import { circumstances, sampleUnits } from '../spec-fixtures/circumstances.js';
import { decideUnit, type UnitCommand } from './unit.decide.js';
import { evolveUnit, noUnit, type UnitState } from './unit.state.js';

describe('no sequence of commands', () => {
  const codes = ['city', 'health', 'care', 'clinic'];
  const day = (number: number): string => new Date(Date.UTC(2026, 1, 1 + number)).toISOString().slice(0, 10);
  const step = fc.record({
    code: fc.constantFrom(...codes),
    wait: fc.nat(3),
    what: fc.constantFrom('change', 'rename', 'close', 'succeed'),
    other: fc.constantFrom(...codes),
  });
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  const commandOf = ({ what, other }: Step, on: string): UnitCommand => {
    if (what === 'change') return { type: 'change', from: on, parent: other };
    if (what === 'rename') return { type: 'change', from: on, name: `${other} ${on}` };
    if (what === 'close') return { type: 'close', on };
    return { type: 'succeed', on, successors: [other], successor: other, exceptions: {} };
  };

  /** All units after these steps, each on its day, later ones never before earlier ones. */
  function worldAfter(steps: readonly Step[]): ReadonlyMap<string, UnitState> {
    const world = new Map<string, UnitState>(
      sampleUnits.map((unit) => [unit.code, { records: [unit], signed: null } satisfies UnitState]),
    );
    let number = 0;
    for (const one of steps) {
      number += one.wait;
      const units = [...world.values()].flatMap(({ records }) => records);
      const state = world.get(one.code) ?? noUnit;
      const decision = decideUnit(commandOf(one, day(number)), state, circumstances({ units }));
      if (decision.kind === 'accepted') world.set(one.code, decision.events.reduce(evolveUnit, state));
    }
    return world;
  }

  const unitsOn = (world: ReadonlyMap<string, UnitState>, on: string) => {
    const units = [...world.values()].flatMap(({ records }) => records);
    return circumstances({ units }).terms.unitsOn(on);
  };
  const steps = fc.array(step, { maxLength: 25 });

  it('in the order of their days puts a unit below itself on any day', () => {
    fc.assert(
      fc.property(steps, fc.nat(80), (all, on) => {
        const parents = new Map(unitsOn(worldAfter(all), day(on)).map(({ code, parent }) => [code, parent]));
        for (const code of codes) {
          const way = new Set<string>();
          for (let at = parents.get(code); at !== undefined && at !== null; at = parents.get(at)) {
            expect(way.has(at) || at === code).toBe(false);
            way.add(at);
          }
        }
      }),
    );
  });

  it('makes two validities of a unit overlap, or lets anything follow its end', () => {
    fc.assert(
      fc.property(steps, (all) => {
        for (const { records } of worldAfter(all).values()) {
          const days = records.map(({ validFrom }) => validFrom);
          expect(days).toStrictEqual([...new Set(days)].sort());
          expect(records.slice(0, -1).every(({ validTo }) => validTo === null)).toBe(true);
          const last = records.at(-1);
          expect(last && (last.validTo === null || last.validFrom < last.validTo)).toBe(true);
        }
      }),
    );
  });

  it('leaves a unit below one that has ended', () => {
    fc.assert(
      fc.property(steps, fc.nat(80), (all, on) => {
        const standing = unitsOn(worldAfter(all), day(on));
        const known = new Set<string | null>([null, ...standing.map(({ code }) => code)]);
        expect(standing.filter(({ parent }) => !known.has(parent))).toStrictEqual([]);
      }),
    );
  });
});
