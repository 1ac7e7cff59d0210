import { feedHead } from '@kaoji/messaging';
import type { Pool } from 'pg';
import type { Kaoji } from '../installation/kaoji.js';
import { bodies } from '../installation/posting.js';

const perSlice = 50_000;

/** Copies under other numbers, in the order of the feed. */
const copy = `insert into supervision.event
    (generation, stream, version, type, data, metadata, occurred_at, recorded_at, hash)
  select generation, stream || '-copy-' || c, version, type, data, metadata, occurred_at, recorded_at, hash
  from generate_series($1::int, $2::int) as c, rebuild_base order by c, id`;

async function count(database: Pool, from: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>(`select count(*)::int as n from ${from}`);
  return rows[0]?.n ?? 0;
}

const ofMatters = `supervision.event where stream like 'matter/%'`;

/** Whoever follows supervision has seen them: they are there to be read again, not to be applied. */
async function passOver(database: Pool): Promise<void> {
  const head = await feedHead(database, 'supervision');
  for (const consumer of ['intake', 'rankings', 'notices']) {
    await database.query(`update ${consumer}.stream_position set position = $1 where producer = 'supervision'`, [head]);
  }
}

/** Posts 500 matters and keeps the events that came of them apart. */
async function makeBase(kaoji: Kaoji): Promise<void> {
  await kaoji.post(bodies('base', 2));
  await kaoji.settled();
  await kaoji.database.query(`create table rebuild_base as select * from ${ofMatters}`);
}

async function copyUpTo(database: Pool, wanted: number): Promise<void> {
  const base = await count(database, 'rebuild_base');
  const copies = Math.ceil(wanted / base) - 1;
  const slice = Math.max(1, Math.floor(perSlice / base));
  const first = Math.round((await count(database, ofMatters)) / base);
  for (let from = first; from <= copies; from += slice) {
    await database.query(copy, [from, Math.min(copies, from + slice - 1)]);
  }
  await database.query('vacuum analyze supervision.event');
  await passOver(database);
}

/** Real events of 500 matters, as many times over as are wanted. Answers how many there are. */
export async function fillLedger(kaoji: Kaoji, wanted: number): Promise<number> {
  const { database } = kaoji;
  const { rows } = await database.query<{ there: boolean }>(`select to_regclass('rebuild_base') is not null as there`);
  if (!rows[0]?.there) await makeBase(kaoji);
  await kaoji.restart(() => copyUpTo(database, wanted));
  return await count(database, 'supervision.event');
}
