import { calendarOf, chinaCalendarData } from '@kaoji/calendar';
import {
  IntakePeriodPlanned,
  SupervisionPeriodClosed,
  SupervisionPeriodFrozen,
  SupervisionPeriodPlanned,
} from '@kaoji/contracts';
import type { Decision } from '@kaoji/kernel';
import { closeStep } from './close.reaction.js';
import type { CloseTerms, PeriodCloseCommand } from './period-close.decide.js';
import { periodClose } from './period-close.js';

const data = chinaCalendarData({ version: 1, zone: 'Asia/Shanghai', years: [2026] });
const calendar = calendarOf(data);
const events = { planned: SupervisionPeriodPlanned, closed: SupervisionPeriodClosed, frozen: SupervisionPeriodFrozen };
const aggregate = periodClose(events);

/** The stream period/2026-10 after these commands, with the last decision. */
function after(terms: Partial<CloseTerms>, ...commands: readonly PeriodCloseCommand[]) {
  const full = { closeCalendar: () => calendar, awaitedMarkers: ['intake'], ...terms };
  const now = '2026-11-01T00:00:00.000Z';
  const circumstances = { now, stream: 'period/2026-10', metadata: { rootAt: now }, terms: full };
  let state = aggregate.initial;
  let decision: Decision<{ type: string; data: object }> = { kind: 'accepted', events: [] };
  for (const command of commands) {
    decision = aggregate.decide(command, state, circumstances);
    if (decision.kind === 'accepted') state = decision.events.reduce((s, event) => aggregate.evolve(s, event), state);
  }
  return { decision, agenda: aggregate.agenda?.(state) };
}

const plan = { type: 'plan' } as const;
const passed = { type: 'pass', producer: 'intake' } as const;
const closing = { kind: 'close', round: '1', at: '2026-11-04T09:30:20.000Z' };
const freezing = { kind: 'freeze', round: '1', at: '2026-11-13T09:30:20.000Z' };
const next = { kind: 'plan-next', round: '1', at: '2026-10-31T16:00:00.000Z' };

describe('the close of a month', () => {
  it('is planned by the calendar: data close on the 3rd, freeze on the 10th working day', () => {
    expect(after({}, plan).decision).toStrictEqual({
      kind: 'accepted',
      events: [
        {
          type: SupervisionPeriodPlanned.type,
          data: {
            period: '2026-10',
            closesAt: '2026-11-04T09:30:00.000Z',
            freezesAt: '2026-11-13T09:30:00.000Z',
            endsAt: '2026-10-31T16:00:00.000Z',
            passed: [],
            awaited: ['intake'],
          },
        },
      ],
    });
  });

  it('is armed 20 s after, only when the markers before it are passed', () => {
    expect(after({}, plan).agenda).toStrictEqual([next, freezing]);
    expect(after({}, plan, passed).agenda).toStrictEqual([next, closing, freezing]);
    expect(after({ awaitedMarkers: [] }, plan).agenda).toStrictEqual([next, closing, freezing]);
  });

  it('is refused while a marker is awaited, and set once when none is', () => {
    expect(after({}, plan, { type: 'close' }).decision).toStrictEqual({ kind: 'rejected', code: 'markers-awaited' });
    const set = after({}, plan, passed, { type: 'close' });
    expect(set.decision).toMatchObject({
      events: [
        { type: SupervisionPeriodClosed.type, data: { period: '2026-10', closesAt: '2026-11-04T09:30:00.000Z' } },
      ],
    });
    expect(after({}, plan, passed, { type: 'close' }, { type: 'close' }).decision).toMatchObject({ events: [] });
    expect(set.agenda).toStrictEqual([next, freezing]);
  });

  it('freezes with a marker of its own, where the service has one', () => {
    const frozen = after({}, plan, { type: 'freeze' });
    expect(frozen.decision).toMatchObject({
      events: [{ type: SupervisionPeriodFrozen.type, data: { closesAt: '2026-11-13T09:30:00.000Z' } }],
    });
    const { frozen: _, ...without } = events;
    const state = { plan: null, closed: false, frozen: false };
    expect(periodClose({ ...without, planned: IntakePeriodPlanned }).agenda?.(state)).toStrictEqual([]);
  });

  it('planned again by the same calendar changes nothing', () => {
    expect(after({}, plan, plan).decision).toStrictEqual({ kind: 'accepted', events: [] });
    expect(after({}, plan, passed, passed).decision).toStrictEqual({ kind: 'accepted', events: [] });
  });

  it('is planned by a calendar that has just come, not by the one that a copy still holds', () => {
    const { decision } = after(
      {},
      { type: 'plan', calendar: { ...data, version: 2, daysOff: [...data.daysOff, '2026-11-02'] } },
    );
    expect(decision).toMatchObject({ events: [{ data: { closesAt: '2026-11-05T09:30:00.000Z' } }] });
  });

  it('plans the month after it when it ends', () => {
    expect(closeStep({ kind: 'plan-next', subject: 'period/2026-12' })).toStrictEqual({
      stream: 'period/2027-01',
      command: { type: 'plan' },
    });
  });
});
