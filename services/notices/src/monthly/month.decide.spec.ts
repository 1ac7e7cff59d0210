import { calendarDataOf } from '@kaoji/calendar';
import { decided } from '@kaoji/testing';
import { officesWhere } from '../spec-fixtures/offices.js';
import { dueCommand } from '../due-command.policy.js';
import { decideMonth } from './month.decide.js';
import { evolveMonth, unplannedMonth, type MonthEvent } from './month.state.js';

const terms = officesWhere({}, { rankedUnits: (day) => [`unit on ${day}`] });
const circumstances = { now: '2026-11-06T01:30:00.000Z', stream: 'month/2026-10', terms };
const decider = { initial: unplannedMonth, evolve: evolveMonth, decide: decideMonth };
const plan: MonthEvent = {
  type: 'kaoji.notices.month-planned.v1',
  data: {
    period: '2026-10',
    statementsAt: '2026-11-06T01:30:00.000Z',
    nextAt: '2026-10-31T16:00:00.000Z',
  },
};
const month = (given: readonly MonthEvent[], command: Parameters<typeof decideMonth>[0]) =>
  decided(decider, given, command, circumstances);

describe('[M3] a month', () => {
  it('is planned on the 5th working day of the next, half an hour after the provisional ranking', () => {
    expect(month([], { type: 'plan' })).toStrictEqual({ kind: 'accepted', events: [plan] });
    expect(month([plan], { type: 'plan' })).toStrictEqual({ kind: 'accepted', events: [] });
  });

  it('is planned again when any of its times moves, but not planned by a calendar alone', () => {
    const calendar = calendarDataOf(terms.calendar());
    expect(month([], { type: 'plan', calendar, onlyAgain: true })).toStrictEqual({ kind: 'accepted', events: [] });
    for (const time of ['statementsAt', 'nextAt'] as const) {
      const other: MonthEvent = { ...plan, data: { ...plan.data, [time]: '2026-11-03T00:00:00.000Z' } };
      expect(month([other], { type: 'plan', calendar, onlyAgain: true })).toStrictEqual({
        kind: 'accepted',
        events: [plan],
      });
    }
  });

  it('orders statements once, for the units of its last day', () => {
    const ordered: MonthEvent = {
      type: 'kaoji.notices.statements-ordered.v1',
      data: { period: '2026-10', at: circumstances.now, units: ['unit on 2026-10-31'] },
    };
    expect(month([plan], { type: 'order-statements' })).toStrictEqual({ kind: 'accepted', events: [ordered] });
    expect(month([plan, ordered], { type: 'order-statements' })).toStrictEqual({ kind: 'accepted', events: [] });
  });
});

describe('a due row', () => {
  const command = (kind: string, subject: string, round = '1') => dueCommand({ kind, subject, round });

  it('of a month opens the next or writes one unit’s statement', () => {
    expect(command('next-month', 'month/2026-12')).toStrictEqual({
      stream: 'month/2027-01',
      command: { type: 'plan' },
    });
    expect(command('statements', 'month/2026-12').command).toStrictEqual({ type: 'order-statements' });
    expect(command('statement', 'month/2026-12', 'D01')).toMatchObject({
      stream: 'correspondence/statement/2026-12/D01',
      command: { type: 'announce', kind: 'monthly-statement', unit: 'D01', period: '2026-12', urgent: false },
    });
  });

  it('of a correspondence goes to its own stream', () => {
    expect(command('deliver', 'correspondence/matter/1', 'a')).toStrictEqual({
      stream: 'correspondence/matter/1',
      command: { type: 'deliver', announcement: 'a' },
    });
    expect(() => command('unheard-of', 'x/1')).toThrow('notices take no step unheard-of');
  });
});
