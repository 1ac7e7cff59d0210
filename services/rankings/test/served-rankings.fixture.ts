import type { RecordedEvent } from '@kaoji/kernel';
import { catalogue } from '@kaoji/contracts';
import { bootHttp, type HttpServer, type PersonPrincipal, type Role } from '@kaoji/http';
import { PostgresStream, Wake } from '@kaoji/messaging';
import { bullmqPool, installBullmq, type Platform } from '@kaoji/scheduling';
import { AnswersSeen, FixedClock, testDatabase, until, type TestDatabase } from '@kaoji/testing';
import { Rankings } from '../src/rankings.js';
import { RankingsModule, rankingsSchema } from '../src/rankings.module.js';
import { ledgerOf, writeInto } from '../src/spec-fixtures/ledger.fixture.js';

const person = (code: string, role: Role, unit: string): PersonPrincipal => ({
  ...{ kind: 'person', code, name: code, unit, roles: [role], standsInFor: [] },
});

const people = [
  person('mayor', 'leader', 'CITY'),
  person('office', 'supervision-office', 'CITY'),
  person('office-2', 'supervision-office', 'CITY'),
  person('head', 'unit-head', 'D01'),
  person('head-2', 'unit-head', 'D02'),
];

/** Rankings behind HTTP, following producers' ledgers through the Postgres stream. */
export interface ServedRankings {
  readonly server: HttpServer;
  readonly origin: string;
  readonly rankings: Rankings;
  readonly clock: FixedClock;
  readonly database: TestDatabase;
  /** Writes events into their producer's ledger and waits until they are applied. */
  produce(events: readonly RecordedEvent[]): Promise<void>;
  close(): Promise<void>;
}

export async function servedRankings(): Promise<ServedRankings> {
  const prepare = installBullmq;
  const bullmq = { name: 'bullmq', migrations: [], prepare };
  const database = await testDatabase([ledgerOf('directory'), ledgerOf('supervision'), rankingsSchema, bullmq]);
  const clock = new FixedClock('2026-10-08T02:00:00.000Z');
  const pool = database.pool('rankings', 6);
  const jobs = bullmqPool(database.urls['bullmq'] ?? '', 1);
  const failed = (_: unknown, error: unknown): void => void process.stderr.write(`${String(error)}\n`);
  const positions = positionsIn(pool);
  const wake = new Wake();
  const stream = new PostgresStream({ pool: database.streamPool(), positions, wake, failed });
  const silent = { info: () => undefined, warn: () => undefined, error: (text: string) => failed(null, text) };
  const platform: Platform = {
    ...{ catalogue, stream, wake, jobs, drill: true, log: silent },
    composition: ['directory', 'supervision', 'rankings'],
    pool: () => pool,
    clock: () => clock,
  };
  const server = await bootHttp(RankingsModule.on(platform, { scheme: 'supervision-only' }), {
    version: { name: 'rankings', version: '0' },
    signIn: {
      keys: { verify: async () => undefined },
      tokens: { verify: async (token) => people.find(({ code }) => code === token) },
    },
    ...{ readiness: [], tls: false, logLevel: 'silent' },
  });
  const answers = AnswersSeen.of(server.app.getHttpAdapter().getInstance());
  const { port } = await server.listen(0, '127.0.0.1');
  const origin = `http://127.0.0.1:${port}`;
  const rankings = server.app.get(Rankings);
  const owner = database.ownerPool();
  return {
    ...{ server, origin, rankings, clock, database },
    produce: async (events) => {
      await writeInto(owner, events);
      await applied(rankings, owner);
    },
    close: async () => {
      const document: unknown = await (await fetch(`${origin}/api/openapi.json`)).json();
      await server.close(200);
      await stream.close();
      await jobs.end();
      await database.close();
      const faults = answers.faultsBy(document);
      if (faults.length > 0) throw new Error(`answers are not as the OpenAPI document says: ${faults.join('; ')}`);
    },
  };
}

type Pool = ReturnType<TestDatabase['pool']>;

const positionsIn = (pool: Pool) => ({
  read: async (_: string, producer: string) =>
    (await pool.query<{ position: string }>('select position from stream_position where producer = $1', [producer]))
      .rows[0]?.position,
  write: async (_: string, producer: string, position: string) =>
    void (await pool.query(
      'insert into stream_position values ($1, $2) on conflict (producer) do update set position = excluded.position',
      [producer, position],
    )),
});

/** Waits until rankings has applied every event of its producers. */
async function applied(rankings: Rankings, owner: Pool): Promise<void> {
  const count = async (pool: Pool, sql: string) => (await pool.query<{ n: string }>(sql)).rows[0]?.n;
  const written = 'select (select count(*) from directory.event) + (select count(*) from supervision.event) as n';
  await until(
    'rankings applied every event',
    async () =>
      (await count(owner, written)) === (await count(rankings.running.pool, 'select sum(version) as n from inbox')),
    30_000,
  );
}
