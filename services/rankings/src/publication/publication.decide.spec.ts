import { sha256 } from '@kaoji/kernel';
import fc from 'fast-check';
import { evolvePeriod, noPeriod, type PeriodState } from '../close/period.state.js';
import type { Place } from '../scoring/ranking-json.policy.js';
import { correctionsOf, decidePublication, type PublicationCommand } from './publication.decide.js';
import { revisionOf } from './publications.js';

const now = '2026-11-17T02:00:00.000Z';
const place = (unit: string, rank: number | null, total: string | null, category = 'departments'): Place => ({
  ...{ unit, category, rank, total, grade: total === null ? null : ('good' as const), change: null },
});
const stands = { snapshot: 'f1', cut: { close: {} }, schemeVersion: 3, waitsFor: [] };
const objection = { unit: 'D01', reason: '不实', evidence: [], by: 'head', decision: null };
const frozen: PeriodState = { ...noPeriod, period: '2026-10', reached: ['data-close', 'freeze'], frozen: stands };
const signOff: Extract<PublicationCommand, { type: 'sign-off' }> = {
  ...{ type: 'sign-off', by: 'mayor', acceptIncomplete: null, previousSeal: 'aa', places: [place('D01', 1, '80.00')] },
  ...stands,
};
const correct: Extract<PublicationCommand, { type: 'correct' }> = {
  ...{ type: 'correct', by: 'mayor', reason: '复核更正', onRevision: 1 },
  ...{ places: [place('D01', 1, '81.00')], oldPlaces: [place('D01', 1, '80.00')] },
  ...{ ...stands, snapshot: 'f2' },
};

const eventsOf = (command: PublicationCommand, state: PeriodState) => {
  const decision = decidePublication(command, state, now);
  if (decision.kind === 'rejected') throw new Error(decision.code);
  return decision.events;
};
const dataOf = (command: PublicationCommand, state: PeriodState) => eventsOf(command, state)[0]?.data;
const outcome = (command: PublicationCommand, state: PeriodState) => {
  const decision = decidePublication(command, state, now);
  return decision.kind === 'rejected' ? [decision.code, decision.params] : 'accepted';
};
const signed = eventsOf(signOff, frozen).reduce(evolvePeriod, frozen);

describe('[M3] signing a ranking off', () => {
  it('publishes revision 1 with who signed, when, over which bytes and which seal before', () => {
    expect(dataOf(signOff, frozen)).toStrictEqual({
      ...{ period: '2026-10', revision: 1, ...stands, signedBy: 'mayor', publishedAt: now },
      ...{ places: signOff.places, seal: sha256('aa', 'f1').toString('hex'), previousSeal: 'aa' },
      ...{ reason: null, incompleteAccepted: null, corrections: [] },
    });
  });

  it.each([
    ['a period that nobody opened', noPeriod, signOff, ['unknown-period', undefined]],
    ['a month before its freeze', { ...frozen, reached: ['data-close'] }, signOff, ['not-frozen', undefined]],
    ['other bytes than the frozen ones', frozen, { ...signOff, snapshot: 'f2' }, ['not-the-frozen-ranking', undefined]],
    [
      'a month with two open objections',
      { ...frozen, objections: { o1: objection, o2: objection } },
      signOff,
      ['objections-open', { count: 2 }],
    ],
    [
      'a month that waits, without words',
      { ...frozen, frozen: null },
      { ...signOff, waitsFor: ['notices', 'supervision'] },
      ['incomplete', { waitsFor: 'notices, supervision' }],
    ],
    ['what is published', signed, signOff, ['already-published', { revision: 1 }]],
  ] as const)('is refused for %s', (_, state, command, refusal) => {
    expect(outcome(command, state)).toStrictEqual(refusal);
  });

  it('is open again as soon as the last objection is decided', () => {
    const decision = { upheld: false, reason: '核实', by: 'office', facts: [] };
    const objections = { o1: { ...objection, decision }, o2: { ...objection, decision } };
    expect(outcome(signOff, { ...frozen, objections })).toBe('accepted');
  });

  it.each(['', ' ', '\n\t'])('of an incomplete month takes no blanks (%j) for words', (acceptIncomplete) => {
    const command = { ...signOff, waitsFor: ['notices'], acceptIncomplete };
    expect(outcome(command, { ...frozen, frozen: null })).toStrictEqual(['incomplete', { waitsFor: 'notices' }]);
  });

  it('of an incomplete month prints the words and whom it waited for', () => {
    const command = { ...signOff, waitsFor: ['notices'], acceptIncomplete: '接受' };
    expect(dataOf(command, { ...frozen, frozen: null })).toMatchObject({
      ...{ waitsFor: ['notices'], incompleteAccepted: '接受' },
    });
  });

  it('says first that all is decided already, then what is missing', () => {
    const state = { ...signed, reached: [], objections: { o1: objection } };
    expect(outcome({ ...signOff, snapshot: 'f9' }, state)).toStrictEqual(['already-published', { revision: 1 }]);
  });
});

describe('correcting a published ranking', () => {
  it('is the next revision: reason, old and new value, chained to the seal before', () => {
    const seal = signed.published[0]?.seal ?? '';
    expect(dataOf(correct, signed)).toStrictEqual({
      ...{ period: '2026-10', revision: 2, ...stands, snapshot: 'f2', signedBy: 'mayor', publishedAt: now },
      ...{ places: correct.places, seal: sha256(seal, 'f2').toString('hex'), previousSeal: seal },
      ...{ reason: '复核更正', incompleteAccepted: null },
      corrections: [
        { unit: 'D01', category: 'departments', oldTotal: '80.00', oldRank: 1, newTotal: '81.00', newRank: 1 },
      ],
    });
  });

  it.each([
    ['nothing is published', frozen, correct, ['not-published', undefined]],
    ['another revision came between', signed, { ...correct, onRevision: 0 }, ['revision-moved', { revision: 1 }]],
    ['one is named that is not there yet', signed, { ...correct, onRevision: 2 }, ['revision-moved', { revision: 1 }]],
    ['nothing changes', signed, { ...correct, places: correct.oldPlaces }, ['nothing-to-correct', undefined]],
  ] as const)('is refused when %s', (_, state, command, refusal) => {
    expect(outcome(command, state)).toStrictEqual(refusal);
  });

  it('leaves what was published as it was, and every revision can be read', () => {
    const corrected = eventsOf(correct, signed).reduce(evolvePeriod, signed);
    expect(corrected.published[0]).toStrictEqual(signed.published[0]);
    expect(revisionOf(corrected)?.revision).toBe(2);
    expect(revisionOf(corrected, 1)).toStrictEqual(signed.published[0]);
    expect([revisionOf(corrected, 3), revisionOf(noPeriod), revisionOf(noPeriod, 1)]).toStrictEqual([
      ...[undefined, undefined, undefined],
    ]);
  });

  it('seals each revision over the one before: changing one changes all that follow', () => {
    const other = eventsOf({ ...signOff, previousSeal: 'ab' }, frozen).reduce(evolvePeriod, frozen);
    const seals = (state: PeriodState) =>
      eventsOf(correct, state)
        .reduce(evolvePeriod, state)
        .published.map(({ seal }) => seal);
    const [first, second] = [seals(signed), seals(other)];
    expect(first.map((seal, index) => seal === second[index])).toStrictEqual([false, false]);
  });
});

describe('old and new values', () => {
  it.each([
    ['a total', place('a', 1, '80.00'), place('a', 1, '80.01'), ['80.00', 1, '80.01', 1]],
    ['a rank alone', place('a', 2, '80.00'), place('a', 1, '80.00'), ['80.00', 2, '80.00', 1]],
    ['a unit that is ranked now', place('a', null, null), place('a', 3, '70.00'), [null, null, '70.00', 3]],
    ['a unit that is not ranked any more', place('a', 3, '70.00'), place('a', null, null), ['70.00', 3, null, null]],
    ['a unit that is new', undefined, place('a', 3, '70.00'), [null, null, '70.00', 3]],
    ['a unit that is gone', place('a', 3, '70.00'), undefined, ['70.00', 3, null, null]],
  ])('are told of %s', (_, was, is, [oldTotal, oldRank, newTotal, newRank]) => {
    expect(correctionsOf(was ? [was] : [], is ? [is] : [])).toStrictEqual([
      { unit: 'a', category: 'departments', oldTotal, oldRank, newTotal, newRank },
    ]);
  });

  it('are told of nothing that stayed, and in the order of the units', () => {
    const before = [place('c', 1, '90.00'), place('b', 2, '80.00'), place('a', 3, '70.00')];
    const now_ = [place('a', 1, '95.00'), place('b', 2, '80.00'), place('c', 3, '60.00')];
    expect(correctionsOf(before, now_).map(({ unit }) => unit)).toStrictEqual(['a', 'c']);
    expect(correctionsOf(before, [...before].reverse())).toStrictEqual([]);
  });

  it('lead from any table to any other: what is not told is the same in both', () => {
    const row = fc.record({
      unit: fc.constantFrom('a', 'b', 'c', 'd'),
      rank: fc.option(fc.integer({ min: 1, max: 3 })),
      total: fc.constantFrom('80.00', '81.00', null),
    });
    const table = fc
      .uniqueArray(row, { selector: ({ unit }) => unit })
      .map((rows) => rows.map(({ unit, rank, total }) => place(unit, rank, total)));
    fc.assert(
      fc.property(table, table, (before, after) => {
        const values = new Map(before.map(({ unit, rank, total }) => [unit, `${rank} ${total}`]));
        for (const { unit, newRank, newTotal } of correctionsOf(before, after))
          values.set(unit, `${newRank} ${newTotal}`);
        const expected = after.map(({ unit, rank, total }) => [unit, `${rank} ${total}`] as const);
        for (const [unit, value] of expected) expect(values.get(unit) ?? 'null null').toBe(value);
      }),
      { seed: 18 },
    );
  });
});
