import type { UnitRecorded, UnitRoles } from '@kaoji/contracts';
import { calendarDataOf, calendarOf, weekdaysCalendarData } from '@kaoji/calendar';
import { decided, folded } from '@kaoji/testing';
import type { DirectoryCircumstances } from '../terms/directory-terms.policy.js';
import { decideUnit, type UnitCommand } from './unit.decide.js';
import { evolveUnit, noUnit, type UnitEvent } from './unit.state.js';

const decider = { initial: noUnit, evolve: evolveUnit, decide: decideUnit };

const unit = (code: string, changes: Partial<UnitRecorded> = {}): UnitRecorded => ({
  code,
  name: code,
  parent: 'city',
  kind: 'department',
  category: 'A',
  validFrom: '2026-01-01',
  validTo: null,
  successors: [],
  roles: { handlers: [] },
  ...changes,
});

const units = [unit('city', { parent: null }), unit('health'), unit('care'), unit('clinic', { parent: 'health' })];

/** What stands around: all of `units`, each as it is, on every day from its beginning on. */
const around = (all: readonly UnitRecorded[] = units): DirectoryCircumstances => ({
  now: '2026-10-08T02:00:00.000Z',
  actor: 'ann',
  terms: {
    zone: 'Asia/Shanghai',
    calendar: calendarDataOf(calendarOf(weekdaysCalendarData({ version: 1, zone: 'Asia/Shanghai' }))),
    unitOn: (code, day) => all.find((one) => one.code === code && one.validFrom <= day),
    unitsOn: (day) => all.filter(({ validFrom }) => validFrom <= day),
    person: (code) =>
      code === 'sue'
        ? { code, name: 'Sue', unit: 'health', roles: [], email: null, standIn: null, active: true }
        : undefined,
    people: () => [],
  },
});

const recorded = (data: UnitRecorded): UnitEvent => ({ type: 'kaoji.directory.unit-recorded.v1', data });

const roles: UnitRoles = { head: 'sue', handlers: ['sue'] };
const establish: UnitCommand = {
  type: 'establish',
  code: 'new',
  name: 'New',
  parent: 'city',
  kind: 'station',
  category: null,
  from: '2026-11-01',
  roles,
};

const when = (given: readonly UnitEvent[], command: UnitCommand, context = around()) =>
  decided(decider, given, command, context);

const refusal = (code: string, params?: object) => ({ kind: 'rejected', code, ...(params && { params }) });

describe('a unit', () => {
  it('is established once, under a unit of that day, with people in office', () => {
    const data = unit('new', { name: 'New', kind: 'station', category: null, validFrom: '2026-11-01', roles });
    expect(when([], establish)).toStrictEqual({ kind: 'accepted', events: [recorded(data)] });
    expect(when([recorded(data)], establish)).toStrictEqual(refusal('unit-exists'));
    expect(when([], { ...establish, parent: 'nowhere' })).toStrictEqual(
      refusal('parent-unknown', { parent: 'nowhere' }),
    );
    expect(when([], { ...establish, from: '2025-12-31' })).toStrictEqual(refusal('parent-unknown', { parent: 'city' }));
    expect(when([], { ...establish, roles: { handlers: ['tom'] } })).toStrictEqual(
      refusal('person-unknown', { person: 'tom' }),
    );
  });

  it('changes from a day on and keeps what it was before', () => {
    const state = folded(decider, [
      recorded(unit('health')),
      recorded(unit('health', { name: 'Health and Care', validFrom: '2026-07-01' })),
    ]);
    expect(state.records.map(({ name, validFrom }) => [name, validFrom])).toStrictEqual([
      ['health', '2026-01-01'],
      ['Health and Care', '2026-07-01'],
    ]);
    expect(when([recorded(unit('health'))], { type: 'change', from: '2026-07-01', name: 'Health' })).toStrictEqual({
      kind: 'accepted',
      events: [recorded(unit('health', { name: 'Health', validFrom: '2026-07-01' }))],
    });
  });

  it.each([
    ['2026-06-30', refusal('change-before-latest', { latest: '2026-07-01' })],
    ['2026-07-01', 'accepted'],
    ['2026-07-02', 'accepted'],
  ])('is not changed before its latest change: from %s', (from, outcome) => {
    const given = [recorded(unit('health')), recorded(unit('health', { validFrom: '2026-07-01' }))];
    const decision = when(given, { type: 'change', from, name: 'Other' });
    expect(decision.kind === 'accepted' ? 'accepted' : decision).toStrictEqual(outcome);
  });

  it('takes no event for a change that says what stands there', () => {
    const change = { type: 'change', from: '2026-07-01', name: 'health', parent: 'city' } as const;
    expect(when([recorded(unit('health'))], change)).toStrictEqual({ kind: 'accepted', events: [] });
  });

  it.each(['health', 'clinic'])('never lies below itself: health under %s is refused', (parent) => {
    expect(when([recorded(unit('health'))], { type: 'change', from: '2026-07-01', parent })).toStrictEqual(
      refusal('units-in-a-circle', { unit: 'health' }),
    );
  });
});

describe('a merger or split', () => {
  const clinic = [recorded(unit('clinic'))];
  const succeed = (on: string, changes: object = {}): UnitCommand => ({
    type: 'succeed',
    on,
    successors: ['health', 'care'],
    successor: 'care',
    exceptions: { 'matter/1': 'health' },
    ...changes,
  });

  const signed = (takesEffectOn: string, takesEffectAt: string): UnitEvent => ({
    type: 'kaoji.directory.succession-signed.v1',
    data: {
      unit: 'clinic',
      successors: ['health', 'care'],
      successor: 'care',
      exceptions: { 'matter/1': 'health' },
      takesEffectOn,
      takesEffectAt,
      signedBy: 'ann',
    },
  });
  const succeeded = (takesEffectOn: string): UnitEvent => ({
    type: 'kaoji.directory.unit-succeeded.v1',
    data: { unit: 'clinic', successor: 'care', exceptions: { 'matter/1': 'health' }, takesEffectOn, signedBy: 'ann' },
  });

  it('of today hands open work over at once', () => {
    expect(when(clinic, succeed('2026-10-08'))).toStrictEqual({
      kind: 'accepted',
      events: [
        recorded(unit('clinic', { validTo: '2026-10-08', successors: ['health', 'care'] })),
        signed('2026-10-08', '2026-10-07T16:00:00.000Z'),
        succeeded('2026-10-08'),
      ],
    });
  });

  it('of a later day is signed now and hands open work over when that day begins', () => {
    const decision = when(clinic, succeed('2026-10-09'));
    const events = [
      recorded(unit('clinic', { validTo: '2026-10-09', successors: ['health', 'care'] })),
      signed('2026-10-09', '2026-10-08T16:00:00.000Z'),
    ];
    expect(decision).toStrictEqual({ kind: 'accepted', events });
    const carryOut = { type: 'carry-out-succession' } as const;
    expect(when([...clinic, ...events], carryOut)).toStrictEqual({
      kind: 'accepted',
      events: [succeeded('2026-10-09')],
    });
    expect(when([...clinic, ...events, succeeded('2026-10-09')], carryOut)).toStrictEqual({
      kind: 'accepted',
      events: [],
    });
  });

  it('names only successors, which exist on that day', () => {
    expect(when(clinic, succeed('2026-10-09', { successor: 'city' }))).toStrictEqual(
      refusal('successor-not-listed', { unit: 'city' }),
    );
    expect(when(clinic, succeed('2026-10-09', { exceptions: { 'matter/1': 'city' } }))).toStrictEqual(
      refusal('successor-not-listed', { unit: 'city' }),
    );
    expect(when(clinic, succeed('2026-10-09', { successors: ['care', 'none'] }))).toStrictEqual(
      refusal('successor-not-listed', { unit: 'health' }),
    );
    expect(when(clinic, succeed('2026-10-09', { successors: ['care', 'health', 'none'] }))).toStrictEqual(
      refusal('successor-unknown', { unit: 'none' }),
    );
    expect(when(clinic, succeed('2026-10-09', { successors: ['care', 'health', 'clinic'] }))).toStrictEqual(
      refusal('successor-unknown', { unit: 'clinic' }),
    );
  });

  it('leaves no unit below it behind', () => {
    const given = [recorded(unit('health'))];
    expect(when(given, succeed('2026-10-09', { successors: ['care'], exceptions: {} }))).toStrictEqual(
      refusal('units-below-left', { unit: 'clinic' }),
    );
  });

  it('is the end: nothing of the unit changes any more, and it began before', () => {
    const ended = [recorded(unit('clinic', { validTo: '2026-10-09' }))];
    expect(when(ended, { type: 'change', from: '2026-10-08', name: 'x' })).toStrictEqual(
      refusal('unit-ended', { on: '2026-10-09' }),
    );
    expect(when(clinic, succeed('2026-01-01'))).toStrictEqual(
      refusal('change-before-latest', { latest: '2026-01-01' }),
    );
  });

  it('without successors gives what is open to the superior unit', () => {
    const decision = when(clinic, { type: 'close', on: '2026-10-08' });
    expect(decision.kind === 'accepted' && decision.events.at(-1)).toStrictEqual({
      type: 'kaoji.directory.unit-succeeded.v1',
      data: { unit: 'clinic', successor: 'city', exceptions: {}, takesEffectOn: '2026-10-08', signedBy: 'ann' },
    });
    const top = [recorded(unit('alone', { parent: null }))];
    expect(when(top, { type: 'close', on: '2026-10-08' })).toStrictEqual(refusal('no-superior-unit'));
  });
});
