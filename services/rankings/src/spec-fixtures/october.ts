import { Producer, recordPeople, recordUnits, types } from './statements.js';

/** Close of the 3rd working day of November 2026 in Shanghai, and of the 10th. */
export const dataClose = '2026-11-04T09:30:00.000Z';
export const freeze = '2026-11-13T09:30:00.000Z';
export const afterDataClose = '2026-11-04T09:30:20.000Z';
export const afterFreeze = '2026-11-13T09:30:20.000Z';

export const units = ['D01', 'D02', 'D03'];

/** Steps of one matter each, in order; different matters may be said in any order. */
export type Steps = readonly ((supervision: Producer) => void)[];

/** Numbers from a seed, the same at every run. */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const day = (number: number): string => `2026-10-${String(number).padStart(2, '0')}`;

/** A matter of October: dispatched, perhaps replied in time or late, sometimes with a slip or a follow-up. */
export function matterOf(index: number, chance: () => number): Steps {
  const unit = units[index % units.length] ?? 'D01';
  const number = `2026-${String(index).padStart(4, '0')}`;
  const dispatched = `${day(8 + (index % 9))}T02:00:00.000Z`;
  const due = `${day(18 + (index % 9))}T09:30:00.000Z`;
  const figure = { unit, dueAt: due, dispatchedAt: dispatched, registeredAt: dispatched, citizen: index % 2 === 0 };
  const citizen = figure.citizen ? { contacted: 'in-time' as const, petitioner: `p${index % 7}` } : {};
  const steps: ((supervision: Producer) => void)[] = [
    (supervision) => void supervision.case(number, { ...figure, ...citizen }, dispatched),
  ];
  const fate = chance();
  const repliedAt = fate < 0.6 ? `${day(16)}T08:00:00.000Z` : `${day(28)}T08:00:00.000Z`;
  if (fate < 0.9) {
    steps.push(
      (supervision) => void supervision.case(number, { ...figure, ...citizen, repliedAt }, repliedAt, types.replied),
    );
  }
  if (fate > 0.8) steps.push((supervision) => void supervision.slip(number, { unit }, `${day(27)}T09:30:00.000Z`));
  if (figure.citizen && fate < 0.5) {
    const answer = { unit, grade: 1 + (index % 5), solved: index % 3 === 0 ? ('partly' as const) : ('fully' as const) };
    steps.push((supervision) => void supervision.followUp(number, answer, `${day(29)}T08:00:00.000Z`));
  }
  return steps;
}

/** Sixty matters and the closes; the matters are told in an order that chance chooses, each in its own. */
export function october(order: () => number, extra: readonly Steps[] = [], fates = chanceFrom(7)): Producer {
  const supervision = new Producer();
  const matters = [...Array.from({ length: 60 }, (_, index) => matterOf(index, fates)), ...extra];
  const left = matters.map((steps) => [...steps]);
  while (left.some((steps) => steps.length > 0)) {
    const open = left.filter((steps) => steps.length > 0);
    open[Math.floor(order() * open.length)]?.shift()?.(supervision);
  }
  supervision.marker(types.periodClosed, '2026-10', dataClose, afterDataClose);
  return supervision;
}

export function directoryOfOctober(): Producer {
  const directory = new Producer('directory');
  recordUnits(directory, units);
  recordPeople(directory, [
    ['mayor', 'leader', 'CITY'],
    ['head', 'unit-head', 'D01'],
  ]);
  return directory;
}
