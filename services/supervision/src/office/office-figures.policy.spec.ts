import type { OfficeStep } from '../matter/file.state.js';
import { local } from '../spec-fixtures/matter-fixture.js';
import { officeFigures, type OfficeMonth } from './office-figures.policy.js';

const now = local('10-20 12:00');
const step = (
  name: OfficeStep['step'],
  state: OfficeStep['state'],
  dueAt: string,
  doneAt: string | null = null,
): OfficeStep => ({
  ...{ case: `${name}/1`, step: name, from: local('10-01 10:00'), state },
  ...{ dueAt: local(dueAt), doneAt: doneAt === null ? null : local(doneAt) },
});
const of = (steps: readonly OfficeStep[], more: Partial<OfficeMonth> = {}) =>
  officeFigures({ steps, dispatches: [], followUpsSwitchedOff: 0, ...more }, now) as {
    readonly due: number;
    readonly onTime: number;
    readonly rate: string | null;
    readonly steps: readonly object[];
  };

describe("the office's own on-time rate", () => {
  it.each([
    ['done in the very second of its end', step('ruling', 'done', '10-09 17:30', '10-09 17:30:00.999'), 1, 1],
    ['done a second later', step('ruling', 'done', '10-09 17:30', '10-09 17:30:01'), 1, 0],
    ['that time decided', step('exclusion', 'missed', '10-09 17:30'), 1, 0],
    ['open past its end', step('verification', 'open', '10-19 17:30'), 1, 0],
    ['open in the second of its end', step('verification', 'open', '10-20 12:00'), 0, 0],
    ['open still', step('verification', 'open', '10-21 17:30'), 0, 0],
    ['dropped', step('follow-up', 'dropped', '10-09 17:30'), 0, 0],
    ['that the deputy secretary-general owes', step('legal-ruling', 'open', '10-09 17:30'), 0, 0],
  ])('counts a step %s', (_, one, due, onTime) => {
    expect(of([one])).toMatchObject({ due, onTime, rate: due === 0 ? null : onTime === 1 ? '100.00' : '0.00' });
  });

  it('is told by step and in all, both sides and in percent to 2 places', () => {
    const good = step('verification', 'done', '10-09 17:30', '10-09 10:00');
    const figures = of([
      good,
      good,
      step('verification', 'open', '10-09 17:30'),
      step('review', 'missed', '10-09 17:30'),
    ]);
    expect(figures).toMatchObject({ due: 4, onTime: 2, rate: '50.00' });
    expect(figures.steps).toStrictEqual([
      { step: 'dispatch', due: 0, onTime: 0, rate: null },
      { step: 'ruling', due: 0, onTime: 0, rate: null },
      { step: 'verification', due: 3, onTime: 2, rate: '66.67' },
      { step: 'follow-up', due: 0, onTime: 0, rate: null },
      { step: 'exclusion', due: 0, onTime: 0, rate: null },
      { step: 'review', due: 1, onTime: 0, rate: '0.00' },
    ]);
  });

  it('stands beside the rate of wrong dispatches and the follow-ups switched off', () => {
    const dispatches = [true, false, false].map((wrong) => ({ at: now, wrong }));
    expect(of([], { dispatches, followUpsSwitchedOff: 2 })).toMatchObject({
      dispatches: { made: 3, wrong: 1, rate: '33.33' },
      followUpsSwitchedOff: 2,
    });
    expect(of([])).toMatchObject({ dispatches: { made: 0, wrong: 0, rate: null } });
  });
});
