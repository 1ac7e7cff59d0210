import { Seeded } from '../seeded.js';
import { keysOf, type KeyOfTown } from './keys.js';
import { dutyOf, peopleOf, type DutyDay, type Person } from './people.js';
import { unitsOf, type Unit } from './units.js';

/** A made-up city, whole: what the directory is loaded with. */
export interface Town {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly duty: readonly DutyDay[];
  readonly keys: readonly KeyOfTown[];
}

/** The city of a seed: the same seed, the same city. */
export function townOf(seed: string): Town {
  const units = unitsOf(new Seeded(seed, 'units'));
  const people = peopleOf(units, new Seeded(seed, 'people'));
  return { units, people, duty: dutyOf(people), keys: keysOf(units) };
}
