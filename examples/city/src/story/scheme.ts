import type { World } from '../plan/world.js';

const route = '/api/v1/schemes';

/** The demonstration's own scheme 考核方案: the other dimensions have no owner yet, so supervision has the whole weight. */
const content = {
  name: 'demonstration',
  lines: [{ category: '*', periodKind: '*', dimensions: [{ dimension: 'supervision', weight: '100' }] }],
  tieBreakers: ['satisfaction', 'on-time', 'fewer-deductions'],
  smallNumbers: { fewerThan: 10, months: 3, instead: 'absent', prior: 20 },
  citizens: { response: '0.30', resolution: '0.35', satisfaction: '0.35' },
  deductions: { orange: '1', red: '2', slipsAtMost: '20', reworkAbovePercent: '5', perReworkPercent: '2' },
  bonusCap: '5',
  coveragePercent: '60',
  grades: { excellent: '90', excellentWithinPercent: 30, good: '80', pass: '60' },
};

/** Proposed by one person of the office in the first morning, confirmed by another at noon. */
export function scheme({ diary, timeline }: World): void {
  const body = { effectiveFrom: '2026-09-01', reason: '演练方案：督查督办占全部权重。', content };
  diary.call({ id: 'scheme-proposed', by: 'supervision-1', path: route, body }, timeline.stopOf(0));
  const path = `${route}/1/confirmation`;
  diary.call({ id: 'scheme-confirmed', by: 'supervision-2', path, body: {} }, timeline.stopOf(1));
}
