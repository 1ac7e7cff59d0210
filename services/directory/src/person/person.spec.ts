import { calendarDataOf, calendarOf, weekdaysCalendarData } from '@kaoji/calendar';
import type { PersonRecorded, UnitRecorded } from '@kaoji/contracts';
import { decided } from '@kaoji/testing';
import type { DirectoryCircumstances } from '../terms/directory-terms.policy.js';
import { decidePerson, type PersonCommand } from './person.decide.js';
import { evolvePerson, nobody, type PersonEvent } from './person.state.js';

const decider = { initial: nobody, evolve: evolvePerson, decide: decidePerson };

const person = (code: string, changes: Partial<PersonRecorded> = {}): PersonRecorded => ({
  code,
  name: code,
  unit: 'health',
  roles: [],
  email: null,
  standIn: null,
  active: true,
  ...changes,
});

const unit = (code: string, parent: string | null): UnitRecorded => ({
  code,
  name: code,
  parent,
  kind: 'department',
  category: null,
  validFrom: '2026-01-01',
  validTo: null,
  successors: [],
  roles: { handlers: [] },
});
const units = [unit('city', null), unit('health', 'city'), unit('care', 'city')];
const administrators = [person('ann', { roles: ['administrator'] }), person('bob', { roles: ['administrator'] })];

const by = (
  actor: string,
  people: readonly PersonRecorded[] = [...administrators, person('tom')],
): DirectoryCircumstances => ({
  now: '2026-10-08T02:00:00.000Z',
  actor,
  terms: {
    zone: 'Asia/Shanghai',
    calendar: calendarDataOf(calendarOf(weekdaysCalendarData({ version: 1, zone: 'Asia/Shanghai' }))),
    unitOn: (code) => units.find((one) => one.code === code),
    unitsOn: () => units,
    person: (code) => people.find((one) => one.code === code),
    people: () => people,
  },
});

const recorded = (data: PersonRecorded): PersonEvent => ({ type: 'kaoji.directory.person-recorded.v1', data });
const proposed = (proposedBy: string, ...roles: string[]): PersonEvent => ({
  type: 'kaoji.directory.rights-proposed.v1',
  data: { person: 'tom', roles, proposedBy },
});
const when = (given: readonly PersonEvent[], command: PersonCommand, context = by('ann')) =>
  decided(decider, given, command, context);
const happened = (...events: readonly PersonEvent[]) => ({ kind: 'accepted', events });
const refusal = (code: string, params?: object) => ({ kind: 'rejected', code, ...(params && { params }) });

const tom = [recorded(person('tom', { roles: ['handler'] }))];

describe('a person', () => {
  const record = { type: 'record', code: 'eve', name: 'eve', unit: 'health', email: null, standIn: 'tom' } as const;

  it('is recorded once, without rights, in a unit of today, with a stand-in in office', () => {
    expect(when([], record)).toStrictEqual(happened(recorded(person('eve', { standIn: 'tom' }))));
    expect(when([recorded(person('eve'))], record)).toStrictEqual(refusal('person-exists'));
    expect(when([], { ...record, unit: 'none' })).toStrictEqual(refusal('unit-unknown', { unit: 'none' }));
    expect(when([], { ...record, standIn: 'none' })).toStrictEqual(refusal('person-unknown', { person: 'none' }));
    expect(when([], { ...record, standIn: 'eve' })).toStrictEqual(refusal('own-stand-in'));
  });

  it.each([
    ['moves to another unit', { unit: 'care' }],
    ['leaves office', { active: false }],
  ])('who %s leaves the rights behind', (_, change) => {
    expect(when(tom, { type: 'change', ...change })).toStrictEqual(happened(recorded(person('tom', change))));
  });

  it('keeps the rights through other changes, and takes no event for one that says what stands there', () => {
    expect(when(tom, { type: 'change', name: 'Tom' })).toStrictEqual(
      happened(recorded(person('tom', { name: 'Tom', roles: ['handler'] }))),
    );
    expect(when(tom, { type: 'change', name: 'tom', unit: 'health' })).toStrictEqual(happened());
  });
});

describe('rights', () => {
  const confirm = (...roles: string[]): PersonCommand => ({ type: 'confirm-rights', roles });

  it('are proposed by one and confirmed by another', () => {
    const propose: PersonCommand = { type: 'propose-rights', roles: ['leader', 'leader', 'auditor'] };
    expect(when(tom, propose)).toStrictEqual(happened(proposed('ann', 'auditor', 'leader')));
    const given = [...tom, proposed('ann', 'auditor', 'leader')];
    expect(when(given, confirm('leader', 'auditor'))).toStrictEqual(refusal('two-people-needed'));
    expect(when(given, confirm('leader', 'auditor'), by('bob'))).toStrictEqual(
      happened(recorded(person('tom', { roles: ['auditor', 'leader'] }))),
    );
  });

  it('are confirmed by who proposed them only while nobody else could', () => {
    const given = [...tom, proposed('ann', 'administrator')];
    const alone = by('ann', [person('ann', { roles: ['administrator'] }), person('tom', { roles: ['administrator'] })]);
    expect(when(given, confirm('administrator'), alone).kind).toBe('accepted');
  });

  it('are only for people in office', () => {
    const gone = [recorded(person('tom', { active: false }))];
    expect(when(gone, { type: 'propose-rights', roles: [] })).toStrictEqual(
      refusal('person-unknown', { person: 'tom' }),
    );
    expect(when([], { type: 'propose-rights', roles: [] })).toStrictEqual(refusal('subject-unknown'));
    expect(when([], { type: 'change', name: 'x' })).toStrictEqual(refusal('subject-unknown'));
  });

  it('are nothing that one proposes or confirms for oneself', () => {
    expect(when(tom, { type: 'propose-rights', roles: [] }, by('tom'))).toStrictEqual(refusal('own-rights'));
    expect(when([...tom, proposed('ann')], confirm(), by('tom'))).toStrictEqual(refusal('own-rights'));
  });

  it('are confirmed as they were seen, and the proposal falls with any change of the person', () => {
    const given = [...tom, proposed('ann', 'leader')];
    expect(when(given, confirm('auditor'), by('bob'))).toStrictEqual(refusal('another-proposal'));
    const moved = [...given, recorded(person('tom', { unit: 'care' }))];
    expect(when(moved, confirm('leader'), by('bob'))).toStrictEqual(refusal('nothing-proposed'));
    expect(when(given, { type: 'drop-rights-proposal' })).toStrictEqual(
      happened({ type: 'kaoji.directory.rights-proposal-dropped.v1', data: { person: 'tom', droppedBy: 'ann' } }),
    );
  });
});

describe('[M5] an absence', () => {
  const absent = (from: string, to: string): PersonCommand => ({ type: 'be-absent', from, to });
  const said = (from: string, to: string): PersonEvent => ({
    type: 'kaoji.directory.absence-recorded.v1',
    data: { person: 'tom', from, to },
  });
  const whole = said('2026-10-07T16:00:00.000Z', '2026-10-09T16:00:00.000Z');

  it('given by days counts them whole in the zone of the installation, given by times as they are', () => {
    expect(when(tom, absent('2026-10-08', '2026-10-09'))).toStrictEqual(happened(whole));
    expect(when(tom, absent('2026-10-08T09:00:00+08:00', '2026-10-08T12:00:00+08:00'))).toStrictEqual(
      happened(said('2026-10-08T01:00:00.000Z', '2026-10-08T04:00:00.000Z')),
    );
  });

  it('is replaced by the same beginning, taken back by an end there, and needs no event when said again', () => {
    const given = [...tom, whole];
    expect(when(given, absent('2026-10-08', '2026-10-08'))).toStrictEqual(
      happened(said('2026-10-07T16:00:00.000Z', '2026-10-08T16:00:00.000Z')),
    );
    expect(when(given, absent('2026-10-07T16:00:00Z', '2026-10-07T16:00:00Z'))).toStrictEqual(
      happened(said('2026-10-07T16:00:00.000Z', '2026-10-07T16:00:00.000Z')),
    );
    expect(when(given, absent('2026-10-08', '2026-10-09'))).toStrictEqual(happened());
  });

  it('ends after it begins', () => {
    const at = '2026-10-08T09:00:00Z';
    expect(when(tom, absent(at, at))).toStrictEqual(refusal('absence-ends-before-it-begins'));
    expect(when(tom, absent(at, '2026-10-08T08:59:59Z'))).toStrictEqual(refusal('absence-ends-before-it-begins'));
  });

  it.each([
    ['health', 'accepted'],
    ['city', 'accepted'],
    ['care', 'person-of-another-unit'],
  ])('posted by %s is %s', (registrar, outcome) => {
    const command = { type: 'be-absent-as-posted', from: '2026-10-08', to: '2026-10-09', registrar } as const;
    const decision = when(tom, command);
    expect(decision.kind === 'accepted' ? decision.kind : decision.code).toBe(outcome);
  });

  it('posted of nobody known waits for the person', () => {
    const command = { type: 'be-absent-as-posted', from: '2026-10-08', to: '2026-10-09', registrar: 'city' } as const;
    expect(when([], command)).toStrictEqual(refusal('subject-unknown'));
  });
});
