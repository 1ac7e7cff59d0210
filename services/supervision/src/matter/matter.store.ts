import type { RecordedEvent } from '@kaoji/kernel';
import { readStream } from '@kaoji/messaging';
import type { Pool } from 'pg';
import type { Matter, MatterFile } from './file.state.js';
import { initialMatter } from './matter.state.js';

/** What a list of matters is asked with. */
export interface MatterFilter {
  /** Units whose matters the caller may see; undefined: all. */
  readonly units: readonly string[] | undefined;
  readonly status: string | undefined;
  readonly source: string | undefined;
  readonly overdueAt: string | undefined;
  /** Registered at and number of the last row of the page before. */
  readonly after: readonly [string, string] | undefined;
  readonly limit: number;
}

export interface MatterRow {
  readonly state: Matter;
  readonly registeredAt: string;
  readonly id: string;
}

/** Which matter stands in the way of a second supervision, for the key `unit, reference` that it holds (domain.md 3). */
export async function openMatterOf(pool: Pool, key: string): Promise<string | undefined> {
  const [unit = '', ...reference] = key.split(', ');
  const { rows } = await pool.query<{ id: string }>('select id from matter where unit = $1 and open_reference = $2', [
    unit,
    reference.join(', '),
  ]);
  return rows[0]?.id;
}

/** The matters of supervision, to read. */
export class Matters {
  constructor(private readonly pool: Pool) {}

  async find(number: string): Promise<Matter> {
    const { rows } = await this.pool.query<{ state: Matter }>('select state from matter where id = $1', [number]);
    return rows[0]?.state ?? initialMatter;
  }

  /** By registration, the newest first; one more than asked for, when there is one. */
  async list(filter: MatterFilter): Promise<readonly MatterRow[]> {
    const { rows } = await this.pool.query<{ state: Matter; registered_at: Date; id: string }>(
      `select state, registered_at, id from matter
       where ($1::text[] is null or unit = any($1))
         and ($2::text is null or status = $2) and ($3::text is null or source = $3)
         and ($4::timestamptz is null or (due_at < $4 and not paused and status in ('dispatched', 'handling')))
         and ($5::timestamptz is null or (registered_at, id) < ($5, $6))
       order by registered_at desc, id desc limit $7`,
      [
        filter.units ?? null,
        filter.status ?? null,
        filter.source ?? null,
        filter.overdueAt ?? null,
        filter.after?.[0] ?? null,
        filter.after?.[1] ?? null,
        filter.limit + 1,
      ],
    );
    return rows.map(({ state, registered_at, id }) => ({ state, id, registeredAt: registered_at.toISOString() }));
  }

  /** Open matters of the same petitioner, place and category: proposed for merging (domain.md 3, Dispatch catalogue). */
  async repeatsOf(number: string): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select other.id from matter one join matter other
         on other.petitioner = one.petitioner and other.place is not distinct from one.place
         and other.category is not distinct from one.category and other.id <> one.id
       where one.id = $1 and other.status in ('registered', 'dispatched', 'returned', 'handling')
       order by other.registered_at, other.id`,
      [number],
    );
    return rows.map(({ id }) => id);
  }

  /** Everything that happened to a matter, in order. */
  async history(number: string): Promise<readonly RecordedEvent[]> {
    return await readStream(this.pool, 'supervision', `matter/${number}`);
  }

  /** The matter that a number follows, however long the way; itself when it was not merged (domain.md 3, Merging). */
  async leading(number: string): Promise<Matter> {
    const { rows } = await this.pool.query<{ state: Matter }>(
      `with recursive way as (select id, state from matter where id = $1
         union all select next.id, next.state from way join matter next on next.id = way.state->>'mergedInto')
       select state from way where state->>'mergedInto' is null`,
      [number],
    );
    return rows[0]?.state ?? initialMatter;
  }

  /** The words of the reply that stands, or the right route for what is out of scope. */
  async replyOf(matter: MatterFile): Promise<string | null> {
    if (matter.outOfScope) return matter.outOfScope.route;
    const version = matter.rounds.findLast(({ undone }) => !undone)?.reply?.version;
    if (version === undefined) return null;
    const { rows } = await this.pool.query<{ reply: string }>(
      `select data->>'reply' as reply from event where stream = $1 and version = $2`,
      [`matter/${matter.number}`, version],
    );
    return rows[0]?.reply ?? null;
  }

  /** Matters that a new calendar may move something of, or open ones that a unit leads: in slices, by number. */
  async openAfter(number: string, unit: string | undefined, limit: number): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select id from matter where id > $1 and ($2::text is null or unit = $2 or co_units ? $2)
         and (status in ('registered', 'dispatched', 'returned', 'handling', 'replied')
           or ($2::text is null and status = 'closed' and state @> '{"office": [{"state": "open"}]}'))
       order by id limit $3`,
      [number, unit ?? null, limit],
    );
    return rows.map(({ id }) => id);
  }
}
