import { eventsBehind, historyOf, type PeriodStep } from './period-history.policy.js';
import { noPeriod, type PeriodState } from './period.state.js';

const stream = 'period/2026-10';
const step = (version: number, type: string, more: Partial<PeriodStep> = {}): PeriodStep => ({
  ...{ version, type: `kaoji.rankings.${type}.v1`, at: '2026-11-09T02:00:00.000Z', by: 'clock', objection: null },
  ...{ revision: null, ...more },
});
const steps = [
  step(1, 'period-opened'),
  step(2, 'score-objected', { objection: 'o1', by: 'head' }),
  step(3, 'score-objected', { objection: 'o2' }),
  step(4, 'objection-decided', { objection: 'o1', by: 'office' }),
  step(5, 'ranking-published', { revision: 1 }),
  step(6, 'ranking-published', { revision: 2 }),
];
const objection = { unit: 'D01', reason: '不实', evidence: [], by: 'head', decision: null };
const state: PeriodState = { ...noPeriod, objections: { o1: objection, o2: { ...objection, unit: 'D02' } } };

describe('the history of a period', () => {
  it('says which event did what, and who did it', () => {
    const history = historyOf(stream, steps, state, () => true);
    expect(history.map(({ event }) => event)).toStrictEqual([1, 2, 3, 4, 5, 6].map((n) => `rankings/${stream}/${n}`));
    expect(history[3]).toStrictEqual({
      ...{ event: 'rankings/period/2026-10/4', type: 'kaoji.rankings.objection-decided.v1' },
      ...{ at: '2026-11-09T02:00:00.000Z', by: 'office', objection: 'o1' },
    });
  });

  it("leaves out other units' objections for who sees only its own", () => {
    const history = historyOf(stream, steps, state, (unit) => unit === 'D01');
    expect(history.map(({ event }) => event.split('/')[3])).toStrictEqual(['1', '2', '4', '5', '6']);
  });

  it('names the event of each revision and of each objection', () => {
    const behind = eventsBehind(stream, steps);
    expect([behind.published(2), behind.objected('o2'), behind.decided('o1'), behind.decided('o2')]).toStrictEqual([
      'rankings/period/2026-10/6',
      'rankings/period/2026-10/3',
      'rankings/period/2026-10/4',
      null,
    ]);
  });
});
