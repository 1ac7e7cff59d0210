import type { AbsenceRecorded, PersonRecorded, UnitRecorded } from '@kaoji/contracts';
import { receivers, type OfficesAt } from './receivers.policy.js';

const at = '2026-10-08T02:00:00.000Z';

const person = (code: string, standIn: string | null = null, active = true): PersonRecorded => ({
  code,
  name: code,
  unit: 'u',
  roles: [],
  email: null,
  standIn,
  active,
});

const people = [
  person('head', 'deputy'),
  person('deputy'),
  person('hand', 'hand-b'),
  person('hand-b'),
  person('second'),
  person('guard', 'guard-b'),
  person('guard-b'),
  person('mayor'),
  person('gone', null, false),
];

const unit = (roles: UnitRecorded['roles'], code = 'u'): UnitRecorded => ({
  code,
  name: code,
  parent: null,
  kind: 'department',
  category: null,
  validFrom: '2026-01-01',
  validTo: null,
  successors: [],
  roles,
});

const city = unit({ leadership: 'mayor', handlers: [] }, 'city');
const own = unit({ head: 'head', handlers: ['hand', 'second'] });

const away = (...codes: readonly string[]): readonly AbsenceRecorded[] =>
  codes.map((code) => ({ person: code, from: '2026-10-08T00:00:00.000Z', to: '2026-10-09T00:00:00.000Z' }));

const offices = (absent: readonly AbsenceRecorded[] = [], changes: Partial<OfficesAt> = {}): OfficesAt => ({
  at,
  line: [own, city],
  withinOfficeHours: true,
  onDuty: 'guard',
  person: (code) => people.find((one) => one.code === code),
  absences: (code) => absent.filter((absence) => absence.person === code),
  ...changes,
});

describe('what a role of a unit receives', () => {
  it('goes to the first handler when none is named, else to the one named', () => {
    expect(receivers(offices(), 'handler')).toStrictEqual(['hand']);
    expect(receivers(offices(), 'handler', { named: 'second' })).toStrictEqual(['second']);
  });

  it('goes to the head where the unit has no handler', () => {
    expect(receivers(offices([], { line: [unit({ head: 'head', handlers: [] })] }), 'handler')).toStrictEqual(['head']);
  });

  it('goes to the holder in the nearest unit above where the unit has none', () => {
    expect(receivers(offices(), 'leadership')).toStrictEqual(['mayor']);
  });

  it('goes to nobody for a unit that does not exist', () => {
    expect(receivers(offices([], { line: [] }), 'handler')).toStrictEqual([]);
  });
});

describe('[M5] AB post', () => {
  it('gives post B what an absent A would receive', () => {
    expect(receivers(offices(away('hand')), 'handler')).toStrictEqual(['hand-b']);
  });

  it('gives the head what neither A nor B is there for, and post B of the head when he is away too', () => {
    expect(receivers(offices(away('hand', 'hand-b')), 'handler')).toStrictEqual(['head']);
    expect(receivers(offices(away('hand', 'hand-b', 'head')), 'handler')).toStrictEqual(['deputy']);
    expect(receivers(offices(away('hand', 'hand-b', 'head', 'deputy')), 'handler')).toStrictEqual(['head']);
  });

  it.each([
    ['2026-10-07T23:59:59.999Z', 'hand'],
    ['2026-10-08T00:00:00.000Z', 'hand-b'],
    ['2026-10-08T23:59:59.999Z', 'hand-b'],
    ['2026-10-09T00:00:00.000Z', 'hand'],
  ])('an absence lasts from its first instant to before its last: at %s %s receives', (time, code) => {
    expect(receivers(offices(away('hand'), { at: time }), 'handler')).toStrictEqual([code]);
  });

  it('passes over who is no longer in office', () => {
    expect(receivers(offices(), 'handler', { named: 'gone' })).toStrictEqual(['head']);
  });
});

describe('outside office hours', () => {
  const night = { withinOfficeHours: false };

  it('urgent matters go to the duty roster, or to the stand-in of who is on duty', () => {
    expect(receivers(offices([], night), 'handler', { urgent: true })).toStrictEqual(['guard']);
    expect(receivers(offices(away('guard'), night), 'handler', { urgent: true })).toStrictEqual(['guard-b']);
  });

  it('other matters, and urgent ones in office hours or without a roster, go to the role', () => {
    expect(receivers(offices([], night), 'handler')).toStrictEqual(['hand']);
    expect(receivers(offices(), 'handler', { urgent: true })).toStrictEqual(['hand']);
    expect(receivers(offices([], { ...night, onDuty: undefined }), 'handler', { urgent: true })).toStrictEqual([
      'hand',
    ]);
  });
});
