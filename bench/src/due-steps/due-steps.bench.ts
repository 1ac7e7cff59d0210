import { Executor } from '@kaoji/messaging';
import { installSchemas, Secrets, startPostgres } from '@kaoji/persistence';
import { Look } from '@kaoji/scheduling';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { sessionsEnded } from '../installation/sessions-ended.js';
import type { Bench } from '../measure/bench.js';
import { hold } from '../measure/contest.js';
import { sampled } from '../measure/sampled.js';
import { alarmLedger, alarmSchema } from './alarm.js';
import { oneRowTransactions, tables } from './one-row-transactions.js';

const steps = 10_000;
const clients = 8;
const clock = { now: () => '2026-10-08T02:00:00.000Z' };
const metadata = { rootAt: clock.now() };

/** Arms alarms that are all due. */
async function arm(executor: Executor, series: number): Promise<void> {
  const works = Array.from({ length: steps }, (_, index) =>
    executor.submit({
      origin: { kind: 'fresh' },
      commands: [{ stream: `alarm/${series}-${index}`, command: { type: 'set', at: '2026-10-08T01:00:00.000Z' } }],
      metadata,
    }),
  );
  await Promise.all(works);
}

/** 10,000 due steps taken through look and executor, beside transactions of one row each by 8 clients. */
export const dueSteps: Bench = async ({ rounds, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'kaoji-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({ folder: join(folder, 'postgres') });
  const { urls } = await installSchemas(postgres.superuserUrl, [alarmSchema], new Secrets(join(folder, 'secrets')));
  const pool = new pg.Pool({ connectionString: urls['alarms'], max: 4 });
  const peerPool = new pg.Pool({ connectionString: postgres.superuserUrl, max: clients });
  const ledger = alarmLedger(pool, clock, (incident) => say(`  noticed: ${JSON.stringify(incident)}`));
  const executor = new Executor(ledger);
  const postmaster = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  const pids = [postmaster, process.pid];
  let series = 0;
  const ours = async () => {
    await arm(executor, (series += 1));
    return await sampled(pids, steps, async () => {
      const taken = await new Look(ledger, executor).run();
      if (taken !== steps) throw new Error(`${taken} of ${steps} steps were taken`);
    });
  };
  const theirs = () => sampled(pids, steps, () => oneRowTransactions(peerPool, clients, `p${(series += 1)}`, steps));
  try {
    await peerPool.query(tables);
    return await hold({
      title: `${steps} due steps : transactions with event, state and inbox by ${clients} clients`,
      ours: { name: 'due steps', run: ours },
      peer: { name: 'one-row transactions', run: theirs },
      aim: 1,
      rounds,
      say,
    });
  } finally {
    await executor.close();
    await Promise.all([pool.end(), peerPool.end()]);
    await sessionsEnded(postgres.superuserUrl);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
