import { decided } from '@kaoji/testing';
import {
  circumstances,
  happened,
  personNamed,
  refusal,
  sampleUnits,
  unitNamed,
} from '../spec-fixtures/circumstances.js';
import { decidePerson } from '../person/person.decide.js';
import { evolvePerson, nobody, type PersonEvent } from '../person/person.state.js';
import type { AbsenceCommand } from './absence.decide.js';

const decider = { initial: nobody, evolve: evolvePerson, decide: decidePerson };

const recorded = (unit = 'clinic'): PersonEvent => ({
  type: 'kaoji.directory.person-recorded.v1',
  data: personNamed('tom', { unit }),
});
const said = (from: string, to: string): PersonEvent => ({
  type: 'kaoji.directory.absence-recorded.v1',
  data: { person: 'tom', from, to },
});
const absent = (from: string, to: string): AbsenceCommand => ({ type: 'be-absent', from, to });
const posted = (registrar: string, from = '2026-10-08', to = '2026-10-08'): AbsenceCommand => ({
  type: 'be-absent-as-posted',
  from,
  to,
  registrar,
});
const when = (given: readonly PersonEvent[], command: AbsenceCommand, context = circumstances()) =>
  decided(decider, given, command, context);

const eight = '2026-10-08T00:00:00.000Z';
const nine = '2026-10-09T00:00:00.000Z';
const day = said('2026-10-07T16:00:00.000Z', '2026-10-08T16:00:00.000Z');

describe('[M5] an absence that is said', () => {
  it('may lie in the past, now or ahead', () => {
    for (const year of ['2020', '2026', '2030']) {
      const [from, to] = [`${year}-10-08T00:00:00.000Z`, `${year}-10-09T00:00:00.000Z`];
      expect(when([recorded()], absent(from, to))).toStrictEqual(happened(said(from, to)));
    }
  });

  it('is one of several, which may overlap, each with its own beginning', () => {
    const given = [recorded(), said(eight, nine)];
    const later = '2026-10-08T12:00:00.000Z';
    expect(when(given, absent(later, nine))).toStrictEqual(happened(said(later, nine)));
  });

  it('is lengthened and shortened by the same beginning', () => {
    const given = [recorded(), said(eight, nine)];
    expect(when(given, absent(eight, '2026-10-10T00:00:00Z'))).toStrictEqual(
      happened(said(eight, '2026-10-10T00:00:00.000Z')),
    );
    expect(when(given, absent(eight, '2026-10-08T06:00:00Z'))).toStrictEqual(
      happened(said(eight, '2026-10-08T06:00:00.000Z')),
    );
  });

  it('is the same beginning in whatever zone it is written', () => {
    const given = [recorded(), said(eight, nine)];
    expect(when(given, absent('2026-10-08T08:00:00+08:00', '2026-10-09T08:00:00+08:00'))).toStrictEqual(happened());
  });

  it('is taken back by an end at its beginning, only if it had been said', () => {
    expect(when([recorded(), said(eight, nine)], absent(eight, eight))).toStrictEqual(happened(said(eight, eight)));
    expect(when([recorded(), said(eight, eight)], absent(eight, eight))).toStrictEqual(happened());
    expect(when([recorded()], absent(eight, eight))).toStrictEqual(refusal('absence-ends-before-it-begins'));
  });

  it('never ends before it begins, said before or not', () => {
    for (const given of [[recorded()], [recorded(), said(nine, '2026-10-10T00:00:00.000Z')]]) {
      expect(when(given, absent(nine, eight))).toStrictEqual(refusal('absence-ends-before-it-begins'));
    }
    expect(when([recorded()], absent('2026-10-09', '2026-10-07'))).toStrictEqual(
      refusal('absence-ends-before-it-begins'),
    );
  });

  it('is of somebody known', () => {
    expect(when([], absent(eight, nine))).toStrictEqual(refusal('subject-unknown'));
  });
});

describe('[M5] an absence that an agency posts', () => {
  it.each([
    ['the own unit', 'clinic', true],
    ['the unit above', 'health', true],
    ['the top', 'city', true],
    ['another branch', 'care', false],
    ['a unit that does not exist', 'none', false],
  ])('is taken from %s', (_, registrar, taken) => {
    const expected = taken ? happened(day) : refusal('person-of-another-unit', { unit: 'clinic' });
    expect(when([recorded()], posted(registrar))).toStrictEqual(expected);
  });

  it('is not taken from a unit below', () => {
    expect(when([recorded('health')], posted('clinic'))).toStrictEqual(
      refusal('person-of-another-unit', { unit: 'health' }),
    );
  });

  it('is judged by the tree of today here', () => {
    const units = [...sampleUnits, unitNamed('clinic', { parent: 'care', validFrom: '2026-10-09' })];
    const before = circumstances({ units, at: '2026-10-08T15:59:59.999Z' });
    const after = circumstances({ units, at: '2026-10-08T16:00:00.000Z' });
    expect(when([recorded()], posted('care'), before).kind).toBe('rejected');
    expect(when([recorded()], posted('care'), after).kind).toBe('accepted');
    expect(when([recorded()], posted('health'), after).kind).toBe('rejected');
  });

  it('of a tree with a circle is judged all the same', () => {
    const units = [unitNamed('clinic', { parent: 'health' }), unitNamed('health', { parent: 'clinic' })];
    const context = circumstances({ units });
    expect(when([recorded()], posted('health'), context).kind).toBe('accepted');
    expect(when([recorded()], posted('care'), context).kind).toBe('rejected');
  });

  it('of another unit is told of the unit before of the span', () => {
    expect(when([recorded()], posted('care', '2026-10-09', '2026-10-07'))).toStrictEqual(
      refusal('person-of-another-unit', { unit: 'clinic' }),
    );
  });
});
