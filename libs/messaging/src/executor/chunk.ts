import type { PoolClient } from 'pg';
import { failpoint } from '../failpoint.js';
import { onConnection } from '../ledger/connection.js';
import { OutcomeUnknown } from './conflict.js';
import { losesTheAnswer } from './faults.js';
import { ChunkDecider } from './decide-chunk.js';
import { loadAggregates, readChunk, readWaiting } from './read-chunk.js';
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
 * executor). @throws Conflict, or what the database or a decider threw: nothing is written then; OutcomeUnknown.
 */
export function runChunk(ledger: ServiceLedger, works: readonly Work[]): Promise<ChunkResult> {
  return onConnection(ledger.pool, async (client) => {
    await client.query('begin');
    const result = await readDecideWrite(client, ledger, works);
    failpoint('executor.before-commit');
    await commit(client);
    failpoint('executor.after-commit');
    return result;
  });
}

async function commit(client: PoolClient): Promise<void> {
  try {
    await client.query('commit');
  } catch (error) {
    throw losesTheAnswer(error) ? new OutcomeUnknown(error) : error;
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
  await readWaiting(client, [...decider.plan.touched.keys()], state.waiting);
  await loadAggregates(client, ledger, decider.streamsOfWaiting(), state.aggregates);
  decider.retryWaiting();
  const asked = decider.plan.followUps.map(({ command }) => command.stream);
  await loadAggregates(client, ledger, asked, state.aggregates);
  decider.decideFollowUps();
  const armed = await writeChunk(client, ledger, decider.plan, state.generation, now);
  return { results: decider.plan.results, recorded: decider.plan.events.length, armed };
}
