import fc from 'fast-check';
import { decided, folded } from '@kaoji/testing';
import { roles } from '@kaoji/http';
import {
  circumstances,
  happened,
  personNamed,
  refusal,
  samplePeople,
  unitNamed,
} from '../spec-fixtures/circumstances.js';
import { decidePerson, type PersonCommand } from './person.decide.js';
import { evolvePerson, nobody, type PersonEvent, type PersonState } from './person.state.js';

const decider = { initial: nobody, evolve: evolvePerson, decide: decidePerson };

const recorded = (changes: object = {}): PersonEvent => ({
  type: 'kaoji.directory.person-recorded.v1',
  data: personNamed('tom', { roles: ['handler', 'leader'], ...changes }),
});
const tom = [recorded()];
const when = (given: readonly PersonEvent[], command: PersonCommand, context = circumstances()) =>
  decided(decider, given, command, context);

describe('a change of a person', () => {
  it.each([
    ['the name', { name: 'Tom' }],
    ['the e-mail address', { email: 'tom@example.org' }],
    ['the stand-in', { standIn: 'sue' }],
  ])('of %s leaves the rights where they are', (_, change) => {
    expect(when(tom, { type: 'change', ...change })).toStrictEqual(happened(recorded(change)));
  });

  it.each([
    ['the e-mail address', { email: 'a@b.c' }, { email: null }],
    ['the stand-in', { standIn: 'sue' }, { standIn: null }],
  ])('can take %s away', (_, before, change) => {
    expect(when([recorded(before)], { type: 'change', ...change })).toStrictEqual(happened(recorded(change)));
  });

  it('to another unit takes the rights away, also when the person comes back', () => {
    const moved = recorded({ unit: 'care', roles: [] });
    expect(when(tom, { type: 'change', unit: 'care' })).toStrictEqual(happened(moved));
    expect(when([...tom, moved], { type: 'change', unit: 'health' })).toStrictEqual(happened(recorded({ roles: [] })));
  });

  it('out of office takes the rights away, and back into office brings none', () => {
    const left = recorded({ active: false, roles: [] });
    expect(when(tom, { type: 'change', active: false })).toStrictEqual(happened(left));
    expect(when([...tom, left], { type: 'change', active: true })).toStrictEqual(happened(recorded({ roles: [] })));
  });

  it('to the unit in which the person is already is no move', () => {
    expect(when(tom, { type: 'change', unit: 'health' })).toStrictEqual(happened());
    expect(when(tom, { type: 'change', unit: 'health', name: 'T' })).toStrictEqual(happened(recorded({ name: 'T' })));
  });

  it('takes what is undefined as left out', () => {
    const command = { type: 'change', name: undefined, unit: undefined } as unknown as PersonCommand;
    expect(when(tom, command)).toStrictEqual(happened());
  });

  it('goes only to a unit of today', () => {
    const units = [
      unitNamed('health'),
      unitNamed('new', { validFrom: '2026-10-09' }),
      unitNamed('old', { validTo: '2026-10-08' }),
    ];
    const to = (unit: string, at?: string) =>
      when(tom, { type: 'change', unit }, circumstances({ units, ...(at !== undefined && { at }) }));
    expect(to('new')).toStrictEqual(refusal('unit-unknown', { unit: 'new' }));
    expect(to('new', '2026-10-08T16:00:00.000Z').kind).toBe('accepted');
    expect(to('old')).toStrictEqual(refusal('unit-unknown', { unit: 'old' }));
    expect(to('old', '2026-10-07T15:59:59.999Z').kind).toBe('accepted');
  });

  it('of nobody known is refused before anything else is looked at', () => {
    expect(when([], { type: 'change', unit: 'nowhere' })).toStrictEqual(refusal('subject-unknown'));
  });
});

describe('[M5] post B of an AB post', () => {
  const standIn = (code: string | null): PersonCommand => ({ type: 'change', standIn: code });

  it('is somebody else in office', () => {
    expect(when(tom, standIn('sue'))).toStrictEqual(happened(recorded({ standIn: 'sue' })));
    expect(when(tom, standIn('tom'))).toStrictEqual(refusal('own-stand-in'));
    expect(when(tom, standIn('gone'))).toStrictEqual(refusal('person-unknown', { person: 'gone' }));
    expect(when(tom, standIn('none'))).toStrictEqual(refusal('person-unknown', { person: 'none' }));
  });

  it('may have a post B in turn, even the same two for one another', () => {
    const people = [personNamed('sue', { standIn: 'tom' }), personNamed('eve', { standIn: 'sue' })];
    expect(when(tom, standIn('eve'), circumstances({ people })).kind).toBe('accepted');
    expect(when(tom, standIn('sue'), circumstances({ people })).kind).toBe('accepted');
  });

  it('may belong to another unit', () => {
    const people = [personNamed('eve', { unit: 'care' })];
    expect(when(tom, standIn('eve'), circumstances({ people })).kind).toBe('accepted');
  });
});

describe('a recording of a person', () => {
  const record: PersonCommand = { type: 'record', code: 'eve', name: 'Eve', unit: 'care', email: null, standIn: null };

  it('gives no rights, whatever stands in the command', () => {
    const smuggled = { ...record, roles: ['administrator'], active: false } as PersonCommand;
    const decision = when([], smuggled);
    expect(decision.kind === 'accepted' && decision.events[0]?.data).toStrictEqual(
      personNamed('eve', { name: 'Eve', unit: 'care' }),
    );
  });

  it('refuses a unit before a stand-in', () => {
    expect(when([], { ...record, unit: 'x', standIn: 'y' })).toStrictEqual(refusal('unit-unknown', { unit: 'x' }));
  });

  it('refuses a code that somebody has, also of those who have left', () => {
    expect(when([recorded({ active: false })], record)).toStrictEqual(refusal('person-exists'));
  });
});

describe('a loading', () => {
  it('records with the rights of the file, once', () => {
    const command: PersonCommand = { type: 'load', record: personNamed('tom', { roles: ['leader'] }) };
    expect(when([], command)).toStrictEqual(happened(recorded({ roles: ['leader'] })));
    expect(when(tom, command)).toStrictEqual(happened());
  });
});

describe('no sequence of commands', () => {
  const role = fc.constantFrom(...roles.slice(0, 9));
  const command: fc.Arbitrary<PersonCommand> = fc.oneof(
    fc.record({ type: fc.constant('change' as const), unit: fc.constantFrom('health', 'care') }),
    fc.record({ type: fc.constant('change' as const), active: fc.boolean() }),
    fc.record({ type: fc.constant('change' as const), name: fc.constantFrom('Tom', 'tom') }),
    fc.record({ type: fc.constant('propose-rights' as const), roles: fc.array(role, { maxLength: 3 }) }),
    fc.record({ type: fc.constant('drop-rights-proposal' as const) }),
  );
  const actor = fc.constantFrom('ann', 'bob', 'tom');

  it('gives a right that one person alone proposed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(actor, command), { maxLength: 20 }), actor, (all, last) => {
        let state: PersonState = folded(decider, [recorded({ roles: [] })]);
        const run = (by: string, what: PersonCommand): void => {
          const decision = decidePerson(what, state, circumstances({ actor: by, people: samplePeople }));
          if (decision.kind === 'accepted') state = decision.events.reduce(evolvePerson, state);
        };
        for (const [by, what] of all) run(by, what);
        expect(state.record?.roles).toStrictEqual([]);
        const waiting = state.proposal;
        run(last, { type: 'confirm-rights', roles: waiting?.roles ?? [] });
        const byTwo = waiting !== null && waiting.proposedBy !== last && last !== 'tom';
        expect(state.record?.roles).toStrictEqual(byTwo ? waiting.roles : []);
      }),
    );
  });
});
