import type { CaseFigure } from '@kaoji/contracts';
import { exact, sum } from '@kaoji/kernel';
import fc from 'fast-check';
import { caseFact, followUpFact, slipFact } from '../spec-fixtures/single-facts.js';
import { leafOf, leavesByUnit } from './leaf.policy.js';
import { contributionsOf, eventOf, isOnTime, leftOut, type SingleFact } from './single-fact.policy.js';

const asOf = '2026-11-04T09:30:00.000Z';
const given = (fact: SingleFact, at = asOf): readonly string[] =>
  contributionsOf(fact, at).map(({ rate, month, part, whole }) => `${rate} ${month} ${part}/${whole}`);

describe('[M5] a reply in time', () => {
  const due = '2026-10-20T09:30:00.000Z';
  it.each([
    ['2026-10-20T09:29:59.999Z', true],
    ['2026-10-20T09:30:00.000Z', true],
    ['2026-10-20T09:30:00.999Z', true],
    ['2026-10-20T09:30:01.000Z', false],
    ['2026-10-21T00:00:00.000Z', false],
    [null, false],
  ])('at %s: %s (in the very second of the deadline is in time)', (repliedAt, inTime) => {
    expect(isOnTime(caseFact({ dueAt: due, repliedAt }).figure as CaseFigure)).toBe(inTime);
  });

  it('is nothing without a deadline', () => {
    expect(isOnTime(caseFact({ dueAt: null }).figure as CaseFigure)).toBe(false);
  });
});

describe('[M4] what one matter gives', () => {
  it.each([
    [
      'an internal one in time',
      caseFact(),
      ['on-time-internal 2026-10 1/1', 'on-time 2026-10 1/1', 'rework 2026-10 0/1'],
    ],
    [
      'a major one, late',
      caseFact({ weight: 3, repliedAt: '2026-10-21T02:00:00.000Z' }),
      ['on-time-internal 2026-10 0/3', 'on-time 2026-10 0/3', 'rework 2026-10 0/1'],
    ],
    [
      "a citizen's one, contacted in time",
      caseFact({ citizen: true, contacted: 'in-time' }),
      ['on-time-citizens 2026-10 1/1', 'on-time 2026-10 1/1', 'response 2026-10 1/1', 'rework 2026-10 0/1'],
    ],
    [
      "a citizen's one, contacted late and sent back",
      caseFact({ citizen: true, contacted: 'late', sentBack: true }),
      ['on-time-citizens 2026-10 1/1', 'on-time 2026-10 1/1', 'response 2026-10 0/1', 'rework 2026-10 1/1'],
    ],
    [
      "a citizen's one whose first contact is not decided yet",
      caseFact({ citizen: true, contacted: null }, { replyMonth: null }),
      ['on-time-citizens 2026-10 1/1', 'on-time 2026-10 1/1'],
    ],
    [
      'one that is open past its deadline',
      caseFact({ repliedAt: null }, { replyMonth: null }),
      ['on-time-internal 2026-10 0/1', 'on-time 2026-10 0/1'],
    ],
    [
      'one whose deadline is still ahead',
      caseFact(
        { repliedAt: null, dueAt: '2026-11-20T09:30:00.000Z', citizen: true, contacted: 'never' },
        { month: '2026-11', replyMonth: null },
      ),
      ['response 2026-10 0/1'],
    ],
    ['one paused at the end of the month', caseFact({}, { pausedAtMonthsEnd: true, replyMonth: null }), []],
    ['one that was excluded', caseFact({ citizen: true, contacted: 'in-time' }, { excluded: true }), []],
    ['the fourth of one petitioner', caseFact({ citizen: true, contacted: 'in-time' }, { amongFirstThree: false }), []],
  ])('%s: %j', (_, fact, expected) => {
    expect(given(fact)).toStrictEqual(expected);
  });

  it('stands in the month of its deadline, its dispatch and its reply, each for itself', () => {
    const fact = caseFact(
      { citizen: true, contacted: 'in-time' },
      { month: '2026-11', dispatchMonth: '2026-09', replyMonth: '2026-10' },
    );
    expect(given(fact)).toStrictEqual([
      ...['on-time-citizens 2026-11 1/1', 'on-time 2026-11 1/1', 'response 2026-09 1/1', 'rework 2026-10 0/1'],
    ]);
  });

  it('is due in the very instant of its deadline', () => {
    const open = caseFact({ repliedAt: null }, { replyMonth: null });
    expect(given(open, '2026-10-20T09:30:00.000Z')).toHaveLength(2);
    expect(given(open, '2026-10-20T09:29:59.999Z')).toStrictEqual([]);
  });
});

describe('[M4] what one follow-up gives', () => {
  it.each([
    ['fully', 5, '1', '1'],
    ['fully', 3, '1', '1'],
    ['partly', 2, '0.5', '0'],
    ['not', 1, '0', '0'],
    ['not', 4, '0', '1'],
    [null, 3, '0', '1'],
    ['fully', null, '1', '0'],
  ] as const)('solved %s with grade %s: %s of resolution, %s of satisfaction', (solved, grade, resolved, satisfied) => {
    expect(given(followUpFact({ solved, grade }))).toStrictEqual([
      ...[`resolution 2026-10 ${resolved}/1`, `satisfaction 2026-10 ${satisfied}/1`],
    ]);
  });

  it.each([
    ['nobody answered', followUpFact({ answered: false, solved: null, grade: null }), 'unanswered'],
    ['the case was excluded', followUpFact({}, { excluded: true }), 'excluded'],
    ['it is the fourth of one petitioner', followUpFact({}, { amongFirstThree: false }), 'beyond-first-three'],
  ])('is nothing when %s: silence is never satisfaction', (_, fact, because) => {
    expect([given(fact), leftOut(fact, asOf)]).toStrictEqual([[], because]);
  });
});

describe('[M4] what one slip gives', () => {
  it('is one, in the month in which its step came due', () => {
    expect(given(slipFact('red', { month: '2026-09' }))).toStrictEqual(['slips 2026-09 1/1']);
  });

  it('falls away with the exclusion of its case', () => {
    expect([
      given(slipFact('red', { excluded: true })),
      leftOut(slipFact('red', { excluded: true }), asOf),
    ]).toStrictEqual([...[[], 'excluded']]);
  });

  it('counts whoever asked: the rule of the first three is about rates', () => {
    const fourth = slipFact('orange', { amongFirstThree: false });
    expect([given(fourth).length, leftOut(fourth, asOf)]).toStrictEqual([1, null]);
  });
});

describe('why a fact is left out', () => {
  it.each([
    ['excluded', caseFact({ dueAt: null }, { excluded: true, amongFirstThree: false })],
    ['beyond-first-three', caseFact({ dueAt: null }, { amongFirstThree: false, pausedAtMonthsEnd: true })],
    ['no-deadline', caseFact({ dueAt: null }, { pausedAtMonthsEnd: true })],
    ['paused', caseFact({ repliedAt: null, dueAt: '2026-12-01T09:30:00.000Z' }, { pausedAtMonthsEnd: true })],
    ['not-yet-due', caseFact({ repliedAt: null, dueAt: '2026-12-01T09:30:00.000Z' })],
    [null, caseFact({ dueAt: '2026-12-01T09:30:00.000Z' })],
  ])('is %s before anything that would also be true', (because, fact) => {
    expect(leftOut(fact, asOf)).toBe(because);
  });
});

describe('the leaves of an explanation', () => {
  it.each([
    [caseFact(), '2026-10-20T09:30:00.000Z'],
    [caseFact({ dueAt: null }), null],
    [followUpFact(), '2026-10-28T02:00:00.000Z'],
    [slipFact(), '2026-10-22T09:30:00.000Z'],
  ])('case %#: name the time that decides their month', (fact, time) => {
    const { contributions: _, leftOut: __, ...leaf } = leafOf(fact, asOf);
    expect(leaf).toStrictEqual({ stream: 'matter/1', case: fact.caseKey, type: fact.type, time });
  });

  it('are those of each unit, in the order in which they were read', () => {
    const leaves = leavesByUnit([caseFact(), slipFact('red', { unit: 'a' }), followUpFact()], asOf);
    expect(
      Object.fromEntries(Object.entries(leaves).map(([unit, all]) => [unit, all.map((leaf) => leaf.case)])),
    ).toStrictEqual({
      ...{ a: ['slip/1/red'], b: ['lead/1', 'follow-up/1'] },
    });
    expect(leavesByUnit([], asOf)).toStrictEqual({});
  });

  it('name no version: those may differ from one arrival of the streams to another', () => {
    expect(leafOf(caseFact({}, { version: 4 }), asOf)).toStrictEqual(leafOf(caseFact({}, { version: 9 }), asOf));
    expect([eventOf(caseFact()), eventOf(slipFact())]).toStrictEqual([
      'supervision/matter/1/4',
      'supervision/matter/1/3',
    ]);
  });
});

/** What many facts come to for each rate and month. */
function totalsOf(facts: readonly SingleFact[]): Readonly<Record<string, string>> {
  const all = facts.flatMap((fact) => contributionsOf(fact, asOf));
  const keys = [...new Set(all.map(({ rate, month }) => `${rate} ${month}`))].sort();
  return Object.fromEntries(
    keys.map((key) => {
      const own = all.filter(({ rate, month }) => `${rate} ${month}` === key);
      const [part, whole] = [own.map((one) => exact(one.part)), own.map((one) => exact(one.whole))];
      return [key, `${sum(part).toString()}/${sum(whole).toString()}`];
    }),
  );
}

const anyFact = fc.oneof(
  fc
    .record({
      ...{ citizen: fc.boolean(), weight: fc.integer({ min: 1, max: 3 }), sentBack: fc.boolean() },
      repliedAt: fc.constantFrom(null, '2026-10-19T02:00:00.000Z', '2026-10-21T02:00:00.000Z'),
      contacted: fc.constantFrom('in-time' as const, 'late' as const, null),
    })
    .map((figure) => caseFact(figure)),
  fc
    .record({
      answered: fc.boolean(),
      grade: fc.integer({ min: 1, max: 5 }),
      solved: fc.constantFrom('partly' as const, 'not' as const),
    })
    .map((figure) => followUpFact(figure)),
  fc.constantFrom(slipFact('orange'), slipFact('red')),
);

describe('counting', () => {
  it('does not depend on the order of the facts', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 20 }), (facts) => {
        expect(totalsOf([...facts].reverse())).toStrictEqual(totalsOf(facts));
      }),
      { seed: 19 },
    );
  });

  it('changes in no rate when an excluded case is added: both sides lose it', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 10 }), anyFact, (facts, one) => {
        expect(totalsOf([...facts, { ...one, excluded: true }])).toStrictEqual(totalsOf(facts));
      }),
      { seed: 20 },
    );
  });

  it('gives no rate more than its whole', () => {
    fc.assert(
      fc.property(anyFact, (fact) => {
        const beyond = contributionsOf(fact, asOf).filter(({ part, whole }) => exact(part).greaterThan(whole));
        expect(beyond).toStrictEqual([]);
      }),
      { seed: 21 },
    );
  });
});
