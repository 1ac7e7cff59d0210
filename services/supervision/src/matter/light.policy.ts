import { lightAt, type Light } from '@kaoji/calendar';
import type { Instant } from '@kaoji/kernel';
import { lastingPause, type MatterFile } from './file.state.js';

/** The light 亮灯 of an open matter; null for one without a deadline, or that is over (domain.md 3, Light). */
export function matterLight(matter: MatterFile, now: Instant): Light | null {
  const round = matter.rounds.at(-1);
  if (!round?.deadline || !['dispatched', 'handling', 'returned'].includes(matter.status)) return null;
  const { dueAt, yellowAt } = round.deadline;
  return lightAt(now, { dueAt, yellowAt, isPaused: lastingPause(round) !== undefined });
}
