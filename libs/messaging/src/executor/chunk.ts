import type { PoolClient } from 'pg';
import { failpoint } from '../failpoint.js';
import { ChunkDecider } from './decide-chunk.js';
import { loadAggregates, readChunk } from './read-chunk.js';
import type { ArmedStep, ServiceLedger } from './service-ledger.js';
import type { Work, WorkResult } from './work.js';
import { writeChunk } from './write-chunk.js';

export interface ChunkResult {
  readonly results: readonly (WorkResult | Error)[];
  readonly recorded: number;
  readonly armed: readonly ArmedStep[];
}

/**
 * Runs works as one transaction: all reads first, then decisions in memory, then all writes (messaging.md, One
 * executor). @throws Conflict, or what the database or a decider threw; nothing is written then.
 */
export async function runChunk(ledger: ServiceLedger, works: readonly Work[]): Promise<ChunkResult> {
  const client = await ledger.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await readDecideWrite(client, ledger, works);
    failpoint('executor.before-commit');
    await client.query('commit');
    failpoint('executor.after-commit');
    return result;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

async function readDecideWrite(
  client: PoolClient,
  ledger: ServiceLedger,
  works: readonly Work[],
): Promise<ChunkResult> {
  const state = await readChunk(client, ledger, works);
  failpoint('executor.after-read');
  const now = ledger.clock.now();
  const decider = new ChunkDecider(ledger, state, now);
  decider.decideWorks(works);
  await loadAggregates(client, ledger, decider.streamsOfWaiting(), state.aggregates);
  decider.retryWaiting();
  const asked = decider.plan.followUps.map(({ command }) => command.stream);
  await loadAggregates(client, ledger, asked, state.aggregates);
  decider.decideFollowUps();
  const armed = await writeChunk(client, ledger, decider.plan, state.generation, now);
  return { results: decider.plan.results, recorded: decider.plan.events.length, armed };
}
