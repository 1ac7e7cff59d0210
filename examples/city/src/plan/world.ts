import { Seeded } from '../seeded.js';
import { keyFor } from '../town/keys.js';
import { townOf, type Town } from '../town/town.js';
import type { Unit } from '../town/units.js';
import { Diary } from './diary.js';
import { partsOfDay, Timeline } from './timeline.js';

/** The working day of the month after on which the published ranking is corrected. */
export const lastDay = 13;

/** What a plan is made of: the city, the time, and chance. */
export class World {
  readonly town: Town;
  readonly timeline: Timeline;
  readonly diary: Diary;
  readonly chance: Seeded;
  private readonly units: ReadonlyMap<string, Unit>;
  private matters = 0;

  constructor(
    readonly seed: string,
    registering: number,
  ) {
    this.town = townOf(seed);
    this.timeline = new Timeline(registering);
    this.diary = new Diary(this.timeline, seed, this.timeline.stopOf(partsOfDay * this.timeline.november(lastDay) + 1));
    this.chance = new Seeded(seed, 'plan');
    this.units = new Map(this.town.units.map((unit) => [unit.code, unit]));
  }

  /** The working day at a share of those on which matters are registered. */
  dayAt(share: number): number {
    return Math.round(share * (this.timeline.registering - 1));
  }

  /** The next matter's number. */
  nextNumber(): string {
    this.matters += 1;
    return `DB-2026-${String(this.matters).padStart(4, '0')}`;
  }

  /** How many matters there are so far. */
  get count(): number {
    return this.matters;
  }

  keyFor(unit: string): string {
    return keyFor(unit, this.units);
  }
}
