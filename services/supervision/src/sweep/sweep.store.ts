import { type AddressedCommand, parseStream } from '@kaoji/kernel';
import type { Pool } from 'pg';
import { catalogueStream } from '../catalogue/catalogue.aggregate.js';
import type { CatalogueCommand } from '../catalogue/catalogue.decide.js';
import type { MatterCommand } from '../matter/matter.decide.js';
import { Matters } from '../matter/matter.store.js';
import type { SweepCommand } from './sweep.decide.js';
import type { Sweep, SweepPurpose } from './sweep.state.js';

/** Matters in one slice: with the catalogue's and the sweep's own command a work of at most 200. */
const sliceSize = 198;

/** The commands of the next slice of a sweep; the last slice finds no more matters and ends it. */
export async function nextSlice(pool: Pool, stream: string): Promise<readonly AddressedCommand[]> {
  const { rows } = await pool.query<{ state: Sweep }>('select state from sweep where id = $1', [
    parseStream(stream).id,
  ]);
  const sweep = rows[0]?.state;
  if (!sweep?.purpose) return [];
  const { purpose } = sweep;
  const unit = purpose.purpose === 'succeed' ? purpose.unit : undefined;
  const numbers = await new Matters(pool).openAfter(sweep.after, unit, sliceSize);
  const slice: SweepCommand = { type: 'slice', after: numbers.at(-1) ?? null };
  const commands = numbers.map((number) => ({ stream: `matter/${number}`, command: commandFor(purpose, number) }));
  return [...(sweep.slices === 0 ? onTheCatalogue(purpose) : []), ...commands, { stream, command: slice }];
}

/** The first slice gives the successor what the catalogue had for the unit. */
function onTheCatalogue({ purpose, unit: from, successor: to }: SweepPurpose): AddressedCommand[] {
  const command: CatalogueCommand = { type: 'succeed-unit', from, to };
  return purpose === 'succeed' ? [{ stream: catalogueStream, command }] : [];
}

function commandFor({ purpose, unit, successor, exceptions }: SweepPurpose, number: string): MatterCommand {
  if (purpose === 'recompute') return { type: 'recompute', because: 'calendar' };
  return { type: 'succeed', from: unit, to: exceptions[`matter/${number}`] ?? successor };
}
