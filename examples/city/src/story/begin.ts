import { Life, type Beginning } from '../plan/life.js';
import { partsOfDay } from '../plan/timeline.js';
import type { World } from '../plan/world.js';

/** A story of the month: it writes the lives of one or two matters. */
export type Story = (world: World) => void;

/** A matter that begins in the morning of the day at a share of the month. */
export const lifeAt = (world: World, unit: string, share: number): Life =>
  new Life(world, unit, world.dayAt(share) * partsOfDay);

export const hotline: Beginning = { source: 'hotline', registrar: 'hotline', citizen: true };
export const mailbox: Beginning = { source: 'mayor-mailbox', registrar: 'office', citizen: true };
export const instruction: Beginning = { source: 'leader-instruction', registrar: 'office', citizen: false };

export const satisfied = { answered: true, contacted: 'in-time', solved: 'fully', grade: 5 } as const;
export const notSolved = { answered: true, contacted: 'in-time', solved: 'not', grade: 1 } as const;

/** A paper that lies with the agency. */
export const paper = (name: string): object => ({
  name,
  sha256: 'a'.repeat(64),
  mediaType: 'application/pdf',
  href: `https://agency.example/papers/${encodeURIComponent(name)}`,
});
