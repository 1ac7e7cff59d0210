import { fastify } from 'fastify';
import pg from 'pg';
import type { Serve } from './peer-process.js';

interface Posted {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data: object;
}

const table = `create table if not exists posted (
  id bigint generated always as identity primary key, source text, event_id text, type text, subject text,
  time timestamptz, data jsonb, unique (source, event_id))`;

const insert = `insert into posted (source, event_id, type, subject, time, data)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::jsonb[])`;

/** Does nothing but insert each batch by one `unnest`, committed before it answers. */
export const bareUnnest: Serve = async () => {
  const pool = new pg.Pool({ connectionString: process.env['PEER_DATABASE_URL'], max: 4 });
  await pool.query(table);
  const server = fastify({ bodyLimit: 5 * 1024 * 1024 });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) =>
    done(null, JSON.parse(String(text))),
  );
  server.post('/events', async (request, reply) => {
    const batch = request.body as Posted[];
    await pool.query(insert, [
      batch.map(({ source }) => source),
      batch.map(({ id }) => id),
      batch.map(({ type }) => type),
      batch.map(({ subject }) => subject),
      batch.map(({ time }) => time),
      batch.map(({ data }) => JSON.stringify(data)),
    ]);
    void reply.code(202);
    return { results: batch.map(({ source, id }) => ({ source, id, status: 'accepted' })) };
  });
  return server;
};
