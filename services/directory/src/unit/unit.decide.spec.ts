import type { UnitRecorded } from '@kaoji/contracts';
import { decided, folded } from '@kaoji/testing';
import { circumstances, happened, refusal, unitNamed } from '../spec-fixtures/circumstances.js';
import { decideUnit, type UnitCommand } from './unit.decide.js';
import { evolveUnit, noUnit, type UnitEvent } from './unit.state.js';

const decider = { initial: noUnit, evolve: evolveUnit, decide: decideUnit };

const recorded = (code: string, changes: Partial<UnitRecorded> = {}): UnitEvent => ({
  type: 'kaoji.directory.unit-recorded.v1',
  data: unitNamed(code, changes),
});
const health = [recorded('health')];
const when = (given: readonly UnitEvent[], command: UnitCommand, context = circumstances()) =>
  decided(decider, given, command, context);

describe('a change of a unit', () => {
  it.each([
    ['its name', { name: 'Health Commission' }],
    ['its superior unit', { parent: 'care' }],
    ['to stand above all', { parent: null }],
    ['its kind', { kind: 'county' } as const],
    ['its ranking category', { category: 'B' }],
    ['to be ranked no more', { category: null }],
    ['several fields at once', { name: 'H', category: 'B' }],
  ])('says %s and leaves everything else as it was', (_, changes) => {
    expect(when(health, { type: 'change', from: '2026-07-01', ...changes })).toStrictEqual(
      happened(recorded('health', { ...changes, validFrom: '2026-07-01' })),
    );
  });

  it('takes what is left out, also as undefined, as unchanged', () => {
    const command = { type: 'change', from: '2026-07-01', name: undefined, category: 'B' } as unknown as UnitCommand;
    expect(when(health, command)).toStrictEqual(
      happened(recorded('health', { category: 'B', validFrom: '2026-07-01' })),
    );
  });

  it('without any field is none', () => {
    expect(when(health, { type: 'change', from: '2026-07-01' })).toStrictEqual(happened());
  });

  it('on the day of the latest record takes its place', () => {
    const given = [...health, recorded('health', { validFrom: '2026-07-01', name: 'first' })];
    const second: UnitCommand = { type: 'change', from: '2026-07-01', name: 'second' };
    const decision = when(given, second);
    expect(decision).toStrictEqual(happened(recorded('health', { validFrom: '2026-07-01', name: 'second' })));
    const events = decision.kind === 'accepted' ? decision.events : [];
    expect(folded(decider, [...given, ...events]).records.map(({ name }) => name)).toStrictEqual(['health', 'second']);
  });

  it('is refused of who is not known', () => {
    const unknown = refusal('unit-unknown');
    expect(when([], { type: 'change', from: '2026-07-01', name: 'x' })).toStrictEqual(unknown);
    expect(when([], { type: 'assign-roles', from: '2026-07-01', roles: { handlers: [] } })).toStrictEqual(unknown);
    expect(when([], { type: 'close', on: '2026-07-01' })).toStrictEqual(unknown);
  });
});

describe('the roles of a unit', () => {
  const assign = (from: string, roles: UnitRecorded['roles']): UnitCommand => ({ type: 'assign-roles', from, roles });

  it('are given whole from a day on: who is not named again has none', () => {
    const given = [recorded('health', { roles: { head: 'sue', leadership: 'ann', handlers: ['tom'] } })];
    expect(when(given, assign('2026-07-01', { head: 'tom', handlers: [] }))).toStrictEqual(
      happened(recorded('health', { validFrom: '2026-07-01', roles: { head: 'tom', handlers: [] } })),
    );
  });

  it('keep the order of the handlers, since the first receives what names none', () => {
    const given = [recorded('health', { roles: { handlers: ['tom', 'sue'] } })];
    expect(when(given, assign('2026-07-01', { handlers: ['tom', 'sue'] }))).toStrictEqual(happened());
    expect(when(given, assign('2026-07-01', { handlers: ['sue', 'tom'] }))).toStrictEqual(
      happened(recorded('health', { validFrom: '2026-07-01', roles: { handlers: ['sue', 'tom'] } })),
    );
  });

  it('are not given before the latest record, nor in a unit that ends', () => {
    const later = [...health, recorded('health', { validFrom: '2026-07-01' })];
    expect(when(later, assign('2026-06-30', { handlers: ['tom'] }))).toStrictEqual(
      refusal('change-before-latest', { latest: '2026-07-01' }),
    );
    const ended = [recorded('health', { validTo: '2026-12-01' })];
    expect(when(ended, assign('2026-11-01', { handlers: ['tom'] }))).toStrictEqual(
      refusal('unit-ended', { on: '2026-12-01' }),
    );
  });
});

describe('a loading', () => {
  it('records a unit that is not there and leaves one that is', () => {
    const record = unitNamed('health', { name: 'as loaded' });
    expect(when([], { type: 'load', record })).toStrictEqual(happened(recorded('health', { name: 'as loaded' })));
    expect(when(health, { type: 'load', record })).toStrictEqual(happened());
  });
});

describe('the end of a unit', () => {
  const clinic = [recorded('clinic', { parent: 'health' })];
  const split: UnitCommand = {
    type: 'succeed',
    on: '2026-12-01',
    successors: ['care', 'health'],
    successor: 'health',
    exceptions: { 'matter/7': 'care' },
  };

  it('is signed by who asks, for the first instant of its day in the zone of the installation', () => {
    const decision = when(clinic, split, circumstances({ actor: 'bob' }));
    expect(decision.kind === 'accepted' && decision.events[1]).toStrictEqual({
      type: 'kaoji.directory.succession-signed.v1',
      data: {
        unit: 'clinic',
        successors: ['care', 'health'],
        successor: 'health',
        exceptions: { 'matter/7': 'care' },
        takesEffectOn: '2026-12-01',
        takesEffectAt: '2026-11-30T16:00:00.000Z',
        signedBy: 'bob',
      },
    });
  });

  it.each([
    ['2026-10-07', 3],
    ['2026-10-08', 3],
    ['2026-10-09', 2],
  ])('on %s hands open work over at once only if that day has begun here', (on, events) => {
    const decision = when(clinic, { ...split, on });
    expect(decision.kind === 'accepted' && decision.events).toHaveLength(events);
  });

  it('counts its day from midnight here, not in UTC', () => {
    const at = '2026-10-08T16:00:00.000Z';
    const decision = when(clinic, { ...split, on: '2026-10-09' }, circumstances({ at }));
    expect(decision.kind === 'accepted' && decision.events).toHaveLength(3);
  });

  it('comes once: neither a second list nor a closing follows', () => {
    const decision = when(clinic, split);
    const given = [...clinic, ...(decision.kind === 'accepted' ? decision.events : [])];
    const over = refusal('unit-ended', { on: '2026-12-01' });
    expect(when(given, { ...split, on: '2027-01-01' })).toStrictEqual(over);
    expect(when(given, { type: 'close', on: '2027-01-01' })).toStrictEqual(over);
    expect(when(given, { type: 'change', from: '2026-11-30', name: 'x' })).toStrictEqual(over);
  });

  it('leaves the history and the successors of the unit to be read', () => {
    const given = [...clinic, recorded('clinic', { parent: 'health', name: 'Ward', validFrom: '2026-06-01' })];
    const decision = when(given, split);
    const state = folded(decider, [...given, ...(decision.kind === 'accepted' ? decision.events : [])]);
    expect(state.records.map(({ name, validTo, successors }) => [name, validTo, successors])).toStrictEqual([
      ['clinic', null, []],
      ['Ward', '2026-12-01', ['care', 'health']],
    ]);
  });

  it('of one that nobody signed is carried out by nothing', () => {
    expect(when(clinic, { type: 'carry-out-succession' })).toStrictEqual(happened());
  });

  it('by closing makes the superior unit the only successor', () => {
    const decision = when(clinic, { type: 'close', on: '2026-12-01' });
    expect(decision.kind === 'accepted' && decision.events[0]).toStrictEqual(
      recorded('clinic', { parent: 'health', validTo: '2026-12-01', successors: ['health'] }),
    );
  });

  it('by closing is refused while a unit stands below', () => {
    expect(when(health, { type: 'close', on: '2026-12-01' })).toStrictEqual(
      refusal('units-below-left', { unit: 'clinic' }),
    );
  });
});
