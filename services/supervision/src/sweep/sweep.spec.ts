import { SweepBegun, SweepEnded, SweepSliced } from '@kaoji/contracts';
import { decideSweep, sweepAgenda, type SweepCommand } from './sweep.decide.js';
import { evolveSweep, initialSweep, type Sweep } from './sweep.state.js';

const now = '2026-09-23T02:00:00.000Z';
const purpose = { purpose: 'succeed', unit: 'U1', successor: 'U2', exceptions: {} } as const;

/** The sweep after these commands; refused ones change nothing. */
const after = (...commands: readonly SweepCommand[]): Sweep =>
  commands.reduce((sweep, command) => {
    const decision = decideSweep(command, sweep, { now });
    return decision.kind === 'accepted' ? decision.events.reduce(evolveSweep, sweep) : sweep;
  }, initialSweep);

describe('a sweep over many matters', () => {
  it('begins once, at the day on which the change takes effect', () => {
    const from = '2026-10-01T00:00:00.000Z';
    expect(decideSweep({ type: 'begin', purpose, from }, initialSweep, { now })).toStrictEqual({
      kind: 'accepted',
      events: [{ type: SweepBegun.type, data: { ...purpose, from } }],
    });
    const begun = after({ type: 'begin', purpose, from });
    expect(decideSweep({ type: 'begin', purpose, from }, begun, { now })).toStrictEqual({
      kind: 'accepted',
      events: [],
    });
    expect(sweepAgenda(begun)).toStrictEqual([{ kind: 'sweep', round: '1', at: from }]);
  });

  it.each([null, '2026-09-23T01:59:59.999Z'])('whose day is %p begins now', (from) => {
    expect(after({ type: 'begin', purpose, from }).from).toBe(now);
  });

  it('takes one slice after the other, each from where the last ended', () => {
    const sweep = after({ type: 'begin', purpose, from: null }, { type: 'slice', after: 'M199' });
    expect(sweep).toMatchObject({ slices: 1, after: 'M199', ended: false });
    expect(sweepAgenda(sweep)).toStrictEqual([{ kind: 'sweep', round: '2', at: now }]);
    expect(decideSweep({ type: 'slice', after: 'M300' }, sweep, { now })).toStrictEqual({
      kind: 'accepted',
      events: [{ type: SweepSliced.type, data: { slice: 2, after: 'M300' } }],
    });
  });

  it('ends with a slice that finds no matter, and is over then', () => {
    const slices = [
      { type: 'begin', purpose, from: null },
      { type: 'slice', after: 'M1' },
    ] as const;
    expect(decideSweep({ type: 'slice', after: null }, after(...slices), { now })).toStrictEqual({
      kind: 'accepted',
      events: [{ type: SweepEnded.type, data: { slices: 1 } }],
    });
    const ended = after(...slices, { type: 'slice', after: null });
    expect(sweepAgenda(ended)).toStrictEqual([]);
    expect(decideSweep({ type: 'slice', after: 'M2' }, ended, { now })).toStrictEqual({
      kind: 'rejected',
      code: 'step-not-due',
    });
  });

  it('that never began takes no slice', () => {
    expect(decideSweep({ type: 'slice', after: 'M1' }, initialSweep, { now })).toStrictEqual({
      kind: 'rejected',
      code: 'step-not-due',
    });
    expect(sweepAgenda(initialSweep)).toStrictEqual([]);
  });
});
