import { calendarOf, weekdaysCalendarData } from '@kaoji/calendar';
import { SweepBegun, SweepEnded, SweepSliced } from '@kaoji/contracts';
import { decideSweep, sweepAgenda, type SweepCommand } from './sweep.decide.js';
import { evolveSweep, initialSweep, type Sweep } from './sweep.state.js';

const now = '2026-09-23T02:00:00.000Z';
const terms = { calendar: calendarOf(weekdaysCalendarData({ version: 1, zone: 'Asia/Shanghai' })) };
const purpose = { purpose: 'succeed', unit: 'U1', successor: 'U2', exceptions: {} } as const;

/** The sweep after these commands; refused ones change nothing. */
const after = (...commands: readonly SweepCommand[]): Sweep =>
  commands.reduce((sweep, command) => {
    const decision = decideSweep(command, sweep, { now, terms });
    return decision.kind === 'accepted' ? decision.events.reduce(evolveSweep, sweep) : sweep;
  }, initialSweep);

describe('a sweep over many matters', () => {
  it('begins once, at the day on which the change takes effect', () => {
    const from = '2026-09-30T16:00:00.000Z';
    const on = '2026-10-01';
    expect(decideSweep({ type: 'begin', purpose, on }, initialSweep, { now, terms })).toStrictEqual({
      kind: 'accepted',
      events: [{ type: SweepBegun.type, data: { ...purpose, from } }],
    });
    const begun = after({ type: 'begin', purpose, on });
    expect(decideSweep({ type: 'begin', purpose, on }, begun, { now, terms })).toStrictEqual({
      kind: 'accepted',
      events: [],
    });
    expect(sweepAgenda(begun)).toStrictEqual([{ kind: 'sweep', round: '1', at: from }]);
  });

  it.each([null, '2026-09-23'])('whose day is %p begins now', (on) => {
    expect(after({ type: 'begin', purpose, on }).from).toBe(now);
  });

  it('takes one slice after the other, each from where the last ended', () => {
    const sweep = after({ type: 'begin', purpose, on: null }, { type: 'slice', after: 'M199' });
    expect(sweep).toMatchObject({ slices: 1, after: 'M199', ended: false });
    expect(sweepAgenda(sweep)).toStrictEqual([{ kind: 'sweep', round: '2', at: now }]);
    expect(decideSweep({ type: 'slice', after: 'M300' }, sweep, { now, terms })).toStrictEqual({
      kind: 'accepted',
      events: [{ type: SweepSliced.type, data: { slice: 2, after: 'M300' } }],
    });
  });

  it('ends with a slice that finds no matter, and is over then', () => {
    const slices = [
      { type: 'begin', purpose, on: null },
      { type: 'slice', after: 'M1' },
    ] as const;
    expect(decideSweep({ type: 'slice', after: null }, after(...slices), { now, terms })).toStrictEqual({
      kind: 'accepted',
      events: [{ type: SweepEnded.type, data: { slices: 1 } }],
    });
    const ended = after(...slices, { type: 'slice', after: null });
    expect(sweepAgenda(ended)).toStrictEqual([]);
    expect(decideSweep({ type: 'slice', after: 'M2' }, ended, { now, terms })).toStrictEqual({
      kind: 'rejected',
      code: 'step-not-due',
    });
  });

  it('that never began takes no slice', () => {
    expect(decideSweep({ type: 'slice', after: 'M1' }, initialSweep, { now, terms })).toStrictEqual({
      kind: 'rejected',
      code: 'step-not-due',
    });
    expect(sweepAgenda(initialSweep)).toStrictEqual([]);
  });
});
