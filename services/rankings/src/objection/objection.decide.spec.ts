import type { RuledFact } from '@kaoji/contracts';
import { evolvePeriod, noPeriod, type Objection, type PeriodState } from '../close/period.state.js';
import { decideObjection, type ObjectionCommand } from './objection.decide.js';

const timetable = {
  dataCloseAt: '2026-11-04T09:30:00.000Z',
  provisionalAt: '2026-11-06T01:00:00.000Z',
  objectionsUntil: '2026-11-11T09:30:00.000Z',
  freezeAt: '2026-11-13T09:30:00.000Z',
  signOffAt: '2026-11-17T01:00:00.000Z',
};
const stands = { snapshot: 'p1', cut: {}, schemeVersion: 1, waitsFor: [] };
const provisional: PeriodState = { ...noPeriod, period: '2026-10', timetable, provisional: stands };
const now = '2026-11-10T02:00:00.000Z';
const object: Extract<ObjectionCommand, { type: 'object' }> = {
  ...{ type: 'object', objection: 'o1', unit: 'D01', reason: '催办单非我单位', by: 'head' },
  evidence: [{ name: '移交函', digest: 'ab' }],
};
const decide: Extract<ObjectionCommand, { type: 'decide-objection' }> = {
  ...{ type: 'decide-objection', objection: 'o1', upheld: true, reason: '属实', by: 'office' },
  facts: [],
};
const evidence = [{ name: '移交函', digest: 'ab' }];
const open: Objection = { unit: 'D01', reason: '催办单非我单位', evidence, by: 'head', decision: null };
const settled: Objection = { ...open, decision: { upheld: false, reason: '不属实', by: 'office', facts: [] } };
const withObjections = (objections: PeriodState['objections']): PeriodState => ({ ...provisional, objections });
const outcome = (command: ObjectionCommand, state: PeriodState, at = now) => {
  const decision = decideObjection(command, state, at);
  return decision.kind === 'rejected' ? [decision.code, decision.params] : 'accepted';
};

describe('[M3] an objection to a score', () => {
  it('is recorded with its evidence and who made it', () => {
    expect(decideObjection(object, provisional, now)).toStrictEqual({
      kind: 'accepted',
      events: [
        {
          type: 'kaoji.rankings.score-objected.v1',
          data: {
            ...{ objection: 'o1', unit: 'D01', reason: '催办单非我单位', by: 'head' },
            evidence: [{ name: '移交函', digest: 'ab' }],
          },
        },
      ],
    });
  });

  it.each([
    ['2026-11-06T01:00:00.000Z', 'accepted'],
    ['2026-11-11T09:29:59.999Z', 'accepted'],
    ['2026-11-11T09:30:00.000Z', 'accepted'],
    ['2026-11-11T09:30:00.001Z', ['objections-over', undefined]],
    ['2026-12-01T00:00:00.000Z', ['objections-over', undefined]],
  ])('at %s is %j: until the close of the 8th working day', (at, expected) => {
    expect(outcome(object, provisional, at)).toStrictEqual(expected);
  });

  it('needs a provisional score and a timetable', () => {
    expect(outcome(object, { ...provisional, provisional: null })).toStrictEqual(['not-computed', undefined]);
    expect(outcome(object, { ...provisional, timetable: null })).toStrictEqual(['objections-over', undefined]);
  });

  it.each([
    ['its own open one stands', { o0: open }, ['objection-open', { unit: 'D01' }]],
    ['one of two is still open', { o0: settled, o9: open }, ['objection-open', { unit: 'D01' }]],
    ['its earlier one is decided', { o0: settled }, 'accepted'],
    ['another unit has one', { o0: { ...open, unit: 'D02' } }, 'accepted'],
  ])('while %s is answered with %j', (_, objections, expected) => {
    expect(outcome(object, withObjections(objections))).toStrictEqual(expected);
  });

  it('leaves the objections of others as they are', () => {
    const state = withObjections({ o0: settled });
    const decision = decideObjection(object, state, now);
    const after = decision.kind === 'accepted' ? decision.events.reduce(evolvePeriod, state) : state;
    expect(after.objections).toStrictEqual({ o0: settled, o1: open });
  });
});

describe('deciding an objection', () => {
  it.each([true, false])('says upheld %s, why and by whom', (upheld) => {
    expect(decideObjection({ ...decide, upheld }, withObjections({ o1: open }), now)).toStrictEqual({
      kind: 'accepted',
      events: [
        {
          type: 'kaoji.rankings.objection-decided.v1',
          data: { objection: 'o1', upheld, reason: '属实', decidedBy: 'office', facts: [] },
        },
      ],
    });
  });

  it.each([
    ['is unknown', {}, decide, ['unknown-objection', { objection: 'o1' }]],
    ['is decided', { o1: settled }, decide, ['objection-decided', { objection: 'o1' }]],
    ['is their own', { o1: open }, { ...decide, by: 'head' }, ['second-person-needed', undefined]],
  ] as const)('is refused when it %s', (_, objections, command, refusal) => {
    expect(outcome(command, withObjections(objections))).toStrictEqual(refusal);
  });

  it('is possible after the time for objections: it is decided by the 10th', () => {
    expect(outcome(decide, withObjections({ o1: open }), timetable.freezeAt)).toBe('accepted');
  });

  const ruled = (unit: string): RuledFact => ({
    ...{ old: 'supervision/matter/1/5', stream: 'matter/1', case: 'slip/1/orange', kind: 'slip', effect: 'left-out' },
    figure: { case: 'slip/1/orange', unit, slip: 'orange', dueAt: '2026-10-22T09:30:00.000Z', withdrawn: false },
  });

  it('names in its event the old facts and what counts instead, and shows which they are', () => {
    const state = withObjections({ o1: open });
    const decision = decideObjection({ ...decide, facts: [ruled('D01')] }, state, now);
    if (decision.kind === 'rejected') throw new Error(decision.code);
    expect(decision.events[0]?.data).toStrictEqual({
      ...{ objection: 'o1', upheld: true, reason: '属实', decidedBy: 'office', facts: [ruled('D01')] },
    });
    expect(decision.events.reduce(evolvePeriod, state).objections['o1']?.decision?.facts).toStrictEqual([
      { old: 'supervision/matter/1/5', stream: 'matter/1', case: 'slip/1/orange', effect: 'left-out' },
    ]);
  });

  it("changes nothing when it is refused, and never another unit's facts", () => {
    const state = withObjections({ o1: open });
    expect(outcome({ ...decide, upheld: false, facts: [ruled('D01')] }, state)).toStrictEqual([
      'refused-changes-nothing',
      undefined,
    ]);
    expect(outcome({ ...decide, facts: [ruled('D01'), ruled('D02')] }, state)).toStrictEqual([
      'unknown-fact',
      { stream: 'matter/1', case: 'slip/1/orange' },
    ]);
  });

  it('frees the unit to object to something else in time', () => {
    const state = withObjections({ o1: open });
    const decision = decideObjection(decide, state, now);
    const after = decision.kind === 'accepted' ? decision.events.reduce(evolvePeriod, state) : state;
    expect(outcome({ ...object, objection: 'o2' }, after)).toBe('accepted');
  });
});
