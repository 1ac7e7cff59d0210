import { clockStories } from '../story/clocks.js';
import { dispatchStories } from '../story/dispatches.js';
import { endingStories } from '../story/endings.js';
import { ladderStories } from '../story/ladder.js';
import { limitStories } from '../story/limits.js';
import { objection, period, publication, statements } from '../story/november.js';
import { scheme } from '../story/scheme.js';
import { waitingTypes } from '../story/waiting.js';
import type { Plan } from './action.js';
import { busyUnits, everydayMatters } from './background.js';
import { World } from './world.js';

/** How long and how full the month is. */
export interface MonthSize {
  /** Working days on which matters are registered, from 2026-09-28 on. */
  readonly days: number;
  readonly matters: number;
}

/** From 28 September to the end of October. */
export const wholeMonth: MonthSize = { days: 21, matters: 600 };

const stories = [...clockStories, ...limitStories, ...dispatchStories, ...endingStories, ...ladderStories];
/** The plan of a seed: the same seed and size, the same plan. */
export function monthOf(seed: string, { days, matters }: MonthSize = wholeMonth): Plan {
  const world = new World(seed, days);
  scheme(world);
  for (const story of stories) story(world);
  const [objecting = '', corrected = ''] = busyUnits(world, 2);
  objection(world, objecting);
  publication(world, corrected);
  const another = objecting === 'C01' ? 'C02' : 'C01';
  statements(world, objecting, another);
  waitingTypes(world);
  everydayMatters(world, Math.max(0, matters - world.count));
  return world.diary.plan(period);
}
