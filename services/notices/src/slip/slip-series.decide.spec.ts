import { decided } from '@kaoji/testing';
import { officesWhere } from '../spec-fixtures/offices.js';
import { slipName } from './slip-number.policy.js';
import { decideSlipSeries, type NumberSlip } from './slip-series.decide.js';
import { evolveSlipSeries, noSlips, type SlipEvent } from './slip-series.state.js';

const decider = { initial: noSlips, evolve: evolveSlipSeries, decide: decideSlipSeries };
const slip: NumberSlip = {
  ...{ type: 'number-slip', announcement: 'a', subject: 'matter/1', kind: 'ladder-dunning', unit: 'D01' },
};

/** Numbers given one after another at these times. */
function numbersAt(...times: readonly string[]): readonly string[] {
  const events: SlipEvent[] = [];
  for (const now of times) {
    const decision = decided(decider, events, slip, { now, terms: officesWhere({}) });
    if (decision.kind === 'rejected') throw new Error(decision.code);
    events.push(...decision.events);
  }
  return events.map(({ data }) => slipName(data));
}

describe('the number of a slip', () => {
  it('is the next of its year, without a gap', () => {
    const morning = '2026-10-08T01:00:00.000Z';
    expect(numbersAt(morning, morning, '2026-10-09T01:00:00.000Z')).toStrictEqual([
      '〔2026〕1号',
      '〔2026〕2号',
      '〔2026〕3号',
    ]);
  });

  it('begins again with the year of the installation’s zone', () => {
    const lastSecond = '2026-12-31T15:59:59.000Z';
    expect(numbersAt(lastSecond, '2026-12-31T16:00:00.000Z', '2027-01-04T01:00:00.000Z')).toStrictEqual([
      '〔2026〕1号',
      '〔2027〕1号',
      '〔2027〕2号',
    ]);
  });

  it('is told with what it belongs to', () => {
    const now = '2026-10-08T01:00:00.000Z';
    expect(decideSlipSeries(slip, { last: { 2026: 9 } }, { now, terms: officesWhere({}) })).toMatchObject({
      events: [
        {
          type: 'kaoji.notices.slip-numbered.v1',
          data: {
            ...{ announcement: 'a', subject: 'matter/1', kind: 'ladder-dunning', unit: 'D01' },
            ...{ year: 2026, number: 10, at: now },
          },
        },
      ],
    });
  });
});
