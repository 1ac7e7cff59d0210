import { folded } from '@kaoji/testing';
import type { SuccessionSigned } from '@kaoji/contracts';
import fc from 'fast-check';
import { unitNamed } from '../spec-fixtures/circumstances.js';
import { decideUnit } from './unit.decide.js';
import { evolveUnit, latestOf, noUnit, type UnitEvent } from './unit.state.js';

const decider = { initial: noUnit, evolve: evolveUnit, decide: decideUnit };

const recorded = (validFrom: string, name = validFrom): UnitEvent => ({
  type: 'kaoji.directory.unit-recorded.v1',
  data: unitNamed('health', { validFrom, name }),
});
const list: SuccessionSigned = {
  unit: 'health',
  successors: ['care'],
  successor: 'care',
  exceptions: {},
  takesEffectOn: '2026-12-01',
  takesEffectAt: '2026-11-30T16:00:00.000Z',
  signedBy: 'ann',
};
const signed: UnitEvent = { type: 'kaoji.directory.succession-signed.v1', data: list };
const succeeded: UnitEvent = {
  type: 'kaoji.directory.unit-succeeded.v1',
  data: { unit: 'health', successor: 'care', exceptions: {}, takesEffectOn: '2026-12-01', signedBy: 'ann' },
};

const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`);

describe('a unit in time', () => {
  it('is nothing before its first record', () => {
    expect(latestOf(noUnit)).toBeUndefined();
    expect(noUnit).toStrictEqual({ records: [], signed: null });
  });

  it('keeps every record in the order of the days from which they hold, whatever order they came in', () => {
    const state = folded(decider, [recorded('2026-07-01'), recorded('2026-01-01'), recorded('2026-04-01')]);
    expect(state.records.map(({ validFrom }) => validFrom)).toStrictEqual(['2026-01-01', '2026-04-01', '2026-07-01']);
    expect(latestOf(state)?.validFrom).toBe('2026-07-01');
  });

  it('has one record per day: the later said of a day replaces the earlier', () => {
    const state = folded(decider, [recorded('2026-07-01', 'first'), recorded('2026-07-01', 'second')]);
    expect(state.records).toStrictEqual([unitNamed('health', { validFrom: '2026-07-01', name: 'second' })]);
  });

  it('has no two records of one day and none out of order, in whatever order they are said', () => {
    fc.assert(
      fc.property(fc.array(days, { maxLength: 12 }), (said) => {
        const { records } = folded(
          decider,
          said.map((day) => recorded(day)),
        );
        expect(records.map(({ validFrom }) => validFrom)).toStrictEqual([...new Set(said)].sort());
      }),
    );
  });

  it('keeps a signed list until the day has come', () => {
    const waiting = folded(decider, [recorded('2026-01-01'), signed]);
    expect(waiting.signed).toStrictEqual(list);
    expect(waiting.records).toHaveLength(1);
    expect(evolveUnit(waiting, succeeded)).toStrictEqual({ records: waiting.records, signed: null });
  });

  it('keeps a signed list through later records', () => {
    const waiting = folded(decider, [recorded('2026-01-01'), signed, recorded('2026-02-01')]);
    expect([waiting.signed, waiting.records.length]).toStrictEqual([list, 2]);
  });

  it('is folded without touching what stood there before', () => {
    const before = folded(decider, [recorded('2026-01-01')]);
    const copy = structuredClone(before);
    evolveUnit(before, recorded('2026-01-01', 'other'));
    evolveUnit(before, signed);
    expect(before).toStrictEqual(copy);
  });
});
