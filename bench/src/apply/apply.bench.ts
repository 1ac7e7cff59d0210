import pg from 'pg';
import { Kaoji } from '../installation/kaoji.js';
import { batchSize, bodies } from '../installation/posting.js';
import { batchOf } from '../installation/matters.js';
import type { Bench } from '../measure/bench.js';
import { hold } from '../measure/contest.js';
import { sampled } from '../measure/sampled.js';

const batches = 12;
const events = batches * batchSize;
const clients = 8;

const table = `create table if not exists posted_alone (
  id bigint generated always as identity primary key, source text, event_id text, type text, subject text,
  time timestamptz, data jsonb, unique (source, event_id))`;
const insert = `insert into posted_alone (source, event_id, type, subject, time, data) values ($1, $2, $3, $4, $5, $6)`;

/** One row per transaction by 8 connections, this process being all of the server there is. */
async function insertOneByOne(pool: pg.Pool, series: string): Promise<void> {
  const open = batchOf(series, events, new Date().toISOString()).values();
  const one = async (): Promise<void> => {
    for (const { source, id, type, subject, time, data } of open) {
      await pool.query(insert, [source, id, type, subject, time, JSON.stringify(data)]);
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
}

/** Batches of 500, accepted and applied by every service, beside inserts of single rows by 8 connections. */
export const apply: Bench = async ({ rounds, say }) => {
  const kaoji = await Kaoji.start();
  const pool = new pg.Pool({ connectionString: kaoji.superuserUrl, max: clients });
  let series = 0;
  const ours = async () => {
    const all = bodies(`k${(series += 1)}`, batches);
    return await sampled(kaoji.pids, events, async () => {
      await kaoji.post(all);
      await kaoji.settled();
    });
  };
  const theirs = () =>
    sampled([kaoji.postmaster, process.pid], events, () => insertOneByOne(pool, `p${(series += 1)}`));
  try {
    await pool.query(table);
    return await hold({
      title: 'Accepted and applied by every service : single-row inserts by 8 connections',
      ours: { name: 'Kaoji', run: ours },
      peer: { name: 'single rows', run: theirs },
      aim: 0.25,
      rounds,
      say,
    });
  } finally {
    await pool.end();
    await kaoji.stop();
  }
};
