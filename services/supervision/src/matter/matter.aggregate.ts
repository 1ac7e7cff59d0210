import type { Aggregate, AnyAggregate } from '@kaoji/messaging';
import { matterAgenda } from './agenda.policy.js';
import { decideMatter, type MatterCommand } from './matter.decide.js';
import { isOver, type Matter, type MatterFile } from './file.state.js';
import { mergeCircle } from '../merge/merge-circle.store.js';
import { openMatterOf } from './matter.store.js';
import { evolveMatter, initialMatter, matterFold, type MatterEvent } from './matter.state.js';
import type { SupervisionTerms } from './terms.policy.js';

const of =
  <T>(read: (matter: MatterFile) => T) =>
  (matter: Matter): T | null =>
    matter.status === 'unknown' ? null : read(matter);

const isOpen = (matter: MatterFile): boolean => !isOver(matter) && matter.status !== 'replied';

/** The columns that queries need, as SQL for the migration; `open_reference` is what a second supervision breaks. */
export const matterColumns = `status text not null,
  unit text,
  source text not null,
  kind text not null,
  title text not null,
  registered_at timestamptz(3) not null,
  due_at timestamptz(3),
  yellow_at timestamptz(3),
  paused boolean not null,
  petitioner text,
  category text,
  place text,
  reference text,
  open_reference text,
  co_units jsonb not null`;

const duplicateSupervision = 'duplicate-supervision';

const matter: Aggregate<Matter, MatterCommand, MatterEvent, SupervisionTerms> = {
  concept: 'matter',
  table: 'matter',
  fold: matterFold,
  initial: initialMatter,
  evolve: evolveMatter,
  decide: decideMatter,
  agenda: matterAgenda,
  columns: [
    { name: 'status', type: 'text', of: (one) => one.status },
    { name: 'unit', type: 'text', of: of((one) => one.rounds.at(-1)?.unit ?? null) },
    { name: 'source', type: 'text', of: of((one) => one.source) },
    { name: 'kind', type: 'text', of: of((one) => one.kind) },
    { name: 'title', type: 'text', of: of((one) => one.title) },
    { name: 'registered_at', type: 'timestamptz', of: of((one) => one.registeredAt) },
    { name: 'due_at', type: 'timestamptz', of: of((one) => one.rounds.at(-1)?.deadline?.dueAt ?? null) },
    { name: 'yellow_at', type: 'timestamptz', of: of((one) => one.rounds.at(-1)?.deadline?.yellowAt ?? null) },
    { name: 'paused', type: 'boolean', of: (one) => isPaused(one) },
    { name: 'petitioner', type: 'text', of: of((one) => one.petitioner) },
    { name: 'category', type: 'text', of: of((one) => one.category) },
    { name: 'place', type: 'text', of: of((one) => one.place) },
    { name: 'reference', type: 'text', of: of((one) => one.reference) },
    { name: 'open_reference', type: 'text', of: of((one) => (isOpen(one) ? one.reference : null)) },
    { name: 'co_units', type: 'jsonb', of: of((one) => JSON.stringify(one.parts.map(({ unit }) => unit))) },
  ],
  uniqueRefusals: { matter_open_reference: duplicateSupervision, [mergeCircle]: 'merged-in-a-circle' },
  uniqueRefusalParams: async (pool, code, key) => {
    const matter = code === duplicateSupervision ? await openMatterOf(pool, key) : undefined;
    return matter === undefined ? undefined : { matter };
  },
};

const isPaused = (one: Matter): boolean =>
  one.status !== 'unknown' && (one.rounds.at(-1)?.pauses.some(({ to }) => to === null) ?? false);

export const matterAggregate = matter as unknown as AnyAggregate;
