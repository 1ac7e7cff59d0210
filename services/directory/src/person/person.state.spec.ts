import { folded } from '@kaoji/testing';
import { personNamed } from '../spec-fixtures/circumstances.js';
import { decidePerson } from './person.decide.js';
import { evolvePerson, nobody, type PersonEvent } from './person.state.js';

const decider = { initial: nobody, evolve: evolvePerson, decide: decidePerson };

const recorded = (changes: object = {}): PersonEvent => ({
  type: 'kaoji.directory.person-recorded.v1',
  data: personNamed('tom', changes),
});
const absent = (from: string, to: string): PersonEvent => ({
  type: 'kaoji.directory.absence-recorded.v1',
  data: { person: 'tom', from, to },
});
const proposed = (...roles: string[]): PersonEvent => ({
  type: 'kaoji.directory.rights-proposed.v1',
  data: { person: 'tom', roles, proposedBy: 'ann' },
});
const dropped: PersonEvent = {
  type: 'kaoji.directory.rights-proposal-dropped.v1',
  data: { person: 'tom', droppedBy: 'bob' },
};

describe('a person in time', () => {
  it('is what was recorded last', () => {
    expect(folded(decider, [recorded(), recorded({ name: 'Tom', unit: 'care' })])).toStrictEqual({
      record: personNamed('tom', { name: 'Tom', unit: 'care' }),
      absences: [],
      proposal: null,
    });
  });

  it('has one absence per beginning, the later said of it counts', () => {
    const first = ['2026-10-08T00:00:00.000Z', '2026-10-09T00:00:00.000Z'] as const;
    const shorter = ['2026-10-08T00:00:00.000Z', '2026-10-08T12:00:00.000Z'] as const;
    const other = ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'] as const;
    const { absences } = folded(decider, [recorded(), absent(...first), absent(...other), absent(...shorter)]);
    expect(absences).toStrictEqual([
      { person: 'tom', from: other[0], to: other[1] },
      { person: 'tom', from: shorter[0], to: shorter[1] },
    ]);
  });

  it('keeps absences through every change of the record', () => {
    const away = absent('2026-10-08T00:00:00.000Z', '2026-10-09T00:00:00.000Z');
    expect(folded(decider, [recorded(), away, recorded({ unit: 'care' })]).absences).toStrictEqual([away.data]);
  });

  it('has one proposal of rights at a time: a new one replaces what waited', () => {
    const state = folded(decider, [recorded(), proposed('leader'), proposed('auditor')]);
    expect(state.proposal).toStrictEqual({ person: 'tom', roles: ['auditor'], proposedBy: 'ann' });
  });

  it.each([
    ['dropped', dropped],
    ['confirmed or voided by any record of the person', recorded({ email: 'tom@example.org' })],
  ])('has no proposal any more when it is %s', (_, event) => {
    expect(folded(decider, [recorded(), proposed('leader'), event]).proposal).toBeNull();
  });

  it('keeps a proposal through an absence', () => {
    const away = absent('2026-10-08T00:00:00.000Z', '2026-10-09T00:00:00.000Z');
    expect(folded(decider, [recorded(), proposed('leader'), away]).proposal?.roles).toStrictEqual(['leader']);
  });
});
