import { parseStream, reject, type Rejection } from '@kaoji/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import { runChunk } from './chunk.js';
import { brokenIndex, isTransient } from './faults.js';
import { Lane, type Waiting } from './lane.js';
import { aggregateOf } from './read-chunk.js';
import type { ServiceLedger } from './service-ledger.js';
import type { Work, WorkResult } from './work.js';
import { Conflict } from './conflict.js';

/** How long a request waits for a database that is away before it is answered 503, in milliseconds. */
const patience = 5_000;

/**
 * The one way in which anything takes effect (messaging.md, One executor). One chunk runs at a time in a process;
 * whatever arrives meanwhile becomes the next one.
 */
export class Executor {
  private readonly lane = new Lane();
  private running: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly ledger: ServiceLedger) {}

  /**
   * Resolves when the work is committed, or had been before. @throws KeyReused; for works that no retry mends, what the
   * database or a decider threw.
   */
  submit(work: Work): Promise<WorkResult> {
    if (this.closed) return Promise.reject(new Error('the executor is closed'));
    return new Promise((resolve, reject) => {
      this.lane.add({ work, resolve, reject });
      this.running ??= this.drain();
    });
  }

  /** Finishes what was submitted and takes nothing more. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
  }

  private async drain(): Promise<void> {
    await Promise.resolve();
    while (!this.lane.empty) {
      const chunk = this.lane.take();
      const started = performance.now();
      await this.run(chunk, started);
      this.lane.took(performance.now() - started);
    }
    this.running = undefined;
  }

  private async run(chunk: readonly Waiting[], started: number): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.runOnce(chunk);
      } catch (error) {
        if (error instanceof Conflict) return await this.runAgainInHalves(chunk, started, attempt);
        if (!isTransient(error)) return await this.runOneByOne(chunk, started, error);
        this.ledger.noticed({ kind: 'transient', error });
        if (this.impatient(chunk, started)) return fail(chunk, error);
        await sleep(Math.min(1_000, 20 * 2 ** attempt) * (0.5 + Math.random()));
      }
    }
  }

  /** People do not wait for long; events and due steps are tried until the database is back. */
  private impatient(chunk: readonly Waiting[], started: number): boolean {
    if (this.closed) return true;
    const anybody = chunk.some(({ work }) => work.origin.kind === 'request' || work.origin.kind === 'fresh');
    return anybody && performance.now() - started > patience;
  }

  private async runOnce(chunk: readonly Waiting[]): Promise<void> {
    const { results, recorded, armed } = await runChunk(
      this.ledger,
      chunk.map(({ work }) => work),
    );
    this.ledger.committed({ recorded, armed });
    chunk.forEach((waiting, index) => {
      const result = results[index];
      if (result instanceof Error || result === undefined) waiting.reject(result);
      else waiting.resolve(result);
    });
  }

  private async runAgainInHalves(chunk: readonly Waiting[], started: number, attempt: number): Promise<void> {
    this.ledger.noticed({ kind: 'conflict', works: chunk.length });
    if (chunk.length === 1) {
      await sleep(Math.random() * Math.min(50, 2 ** attempt));
      return await this.run(chunk, started);
    }
    const middle = Math.ceil(chunk.length / 2);
    await this.run(chunk.slice(0, middle), started);
    await this.run(chunk.slice(middle), started);
  }

  private async runOneByOne(chunk: readonly Waiting[], started: number, error: unknown): Promise<void> {
    const [only, ...others] = chunk;
    if (only === undefined) return;
    if (others.length > 0) {
      for (const waiting of chunk) await this.run([waiting], started);
      return;
    }
    const refusal = only.work.refusal ? undefined : this.refusalOf(only.work, error);
    if (refusal) return await this.run([{ ...only, work: { ...only.work, refusal } }], started);
    this.ledger.noticed({ kind: 'culprit', work: only.work, error });
    only.reject(error);
  }

  /** An invariant over several aggregates is a unique index: its violation is a refusal of the command. */
  private refusalOf(work: Work, error: unknown): Rejection | undefined {
    const index = brokenIndex(error);
    if (index === undefined) return undefined;
    const codes = work.commands.map(
      ({ stream }) => aggregateOf(this.ledger, parseStream(stream).concept).uniqueRefusals?.[index],
    );
    const code = codes.find((found) => found !== undefined);
    return code === undefined ? undefined : reject(code);
  }
}

function fail(chunk: readonly Waiting[], error: unknown): void {
  for (const waiting of chunk) waiting.reject(error);
}
