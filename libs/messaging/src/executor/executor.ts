import { parseStream, reject, type Rejection } from '@kaoji/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import { runChunk, type ChunkResult } from './chunk.js';
import { brokenIndex, brokenKey, isTransient } from './faults.js';
import { Lane, type Waiting } from './lane.js';
import type { AnyAggregate } from './aggregate.js';
import { aggregateOf } from './read-chunk.js';
import type { ServiceLedger } from './service-ledger.js';
import type { Work, WorkResult } from './work.js';
import { Conflict, OutcomeUnknown } from './conflict.js';

/** How long a request waits for a database that is away before it is answered 503, in milliseconds. */
const patience = 5_000;

/** Nothing is taken any more; what was not answered will come again. */
export class ExecutorClosed extends Error {
  constructor() {
    super('the executor is closed');
  }
}

/**
 * The one way in which anything takes effect (messaging.md, One executor). One chunk runs at a time in a process;
 * whatever arrives meanwhile becomes the next one.
 */
export class Executor {
  private readonly lane = new Lane();
  private running: Promise<void> | undefined;
  private hurried = false;
  private closed = false;

  constructor(private readonly ledger: ServiceLedger) {}

  /**
   * Resolves when the work is committed, or had been before. @throws KeyReused; for works that no retry mends, what the
   * database or a decider threw.
   */
  submit(work: Work): Promise<WorkResult> {
    if (this.closed) return Promise.reject(new ExecutorClosed());
    return new Promise((resolve, reject) => {
      this.lane.add({ work, since: performance.now(), resolve, reject });
      this.running ??= this.drain();
    });
  }

  /** Before a close: works that a database which is away holds up fail from now on, events and due steps too. */
  hurry(): void {
    this.hurried = true;
  }

  /** Finishes what was submitted and takes nothing more. */
  async close(): Promise<void> {
    this.hurry();
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

  private async run(given: readonly Waiting[], started: number): Promise<void> {
    let chunk = given;
    for (let attempt = 1; chunk.length > 0; attempt += 1) {
      const done = await this.attempt(chunk);
      if (!(done instanceof Failure)) return this.answer(chunk, done);
      const { error } = done;
      if (error instanceof Conflict) return await this.runAgainInHalves(chunk, started, attempt);
      const cause = error instanceof OutcomeUnknown ? error.cause : error;
      if (!isTransient(cause)) return await this.runOneByOne(chunk, started, error);
      this.ledger.noticed({ kind: 'transient', error: cause });
      if (error instanceof OutcomeUnknown) chunk = failFresh(chunk, cause);
      fail(this.lane.takePeople(performance.now() - patience), cause);
      if (this.impatient(chunk)) return fail(chunk, cause);
      await sleep(Math.min(1_000, 20 * 2 ** attempt) * (0.5 + Math.random()));
    }
  }

  private async attempt(chunk: readonly Waiting[]): Promise<ChunkResult | Failure> {
    try {
      const works = chunk.map(({ work }) => work);
      return await runChunk(this.ledger, works);
    } catch (error) {
      return new Failure(error);
    }
  }

  /** People do not wait for long; events and due steps are tried until the database is back. */
  private impatient(chunk: readonly Waiting[]): boolean {
    if (this.hurried) return true;
    const tired = performance.now() - patience;
    return chunk.some(({ work, since }) => isOfPeople(work) && since < tired);
  }

  private answer(chunk: readonly Waiting[], { results, recorded, armed }: ChunkResult): void {
    chunk.forEach((waiting, index) => {
      const result = results[index];
      if (result instanceof Error || result === undefined) waiting.reject(result);
      else waiting.resolve(result);
    });
    this.ledger.committed({ recorded, armed });
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
    const refusal = only.work.refusal ? undefined : await this.refusalOf(only.work, error);
    if (refusal) return await this.run([{ ...only, work: { ...only.work, refusal } }], started);
    this.ledger.noticed({ kind: 'culprit', work: only.work, error });
    only.reject(error);
  }

  /** An invariant over several aggregates is a unique index: its violation is a refusal of the command. */
  private async refusalOf(work: Work, error: unknown): Promise<Rejection | undefined> {
    const index = brokenIndex(error);
    if (index === undefined) return undefined;
    const aggregates = work.commands.map(({ stream }) => aggregateOf(this.ledger, parseStream(stream).concept));
    const broken = aggregates.find(({ uniqueRefusals }) => uniqueRefusals?.[index] !== undefined);
    const code = broken?.uniqueRefusals?.[index];
    if (code === undefined) return undefined;
    return reject(code, await this.holderOf(broken, code, brokenKey(error)));
  }

  /** A refusal holds without what it tells beside its code: a database that is away meanwhile must not turn it into a failure. */
  private async holderOf(broken: AnyAggregate | undefined, code: string, key: string): Promise<Rejection['params']> {
    try {
      return await broken?.uniqueRefusalParams?.(this.ledger.pool, code, key);
    } catch (error) {
      this.ledger.noticed({ kind: 'transient', error });
      return undefined;
    }
  }
}

class Failure {
  constructor(readonly error: unknown) {}
}

const isOfPeople = ({ origin }: Work): boolean => origin.kind === 'request' || origin.kind === 'fresh';

/** Without a key nothing tells whether they took effect: run again, they could do so twice. */
function failFresh(chunk: readonly Waiting[], error: unknown): Waiting[] {
  const isFresh = ({ work }: Waiting): boolean => work.origin.kind === 'fresh';
  fail(chunk.filter(isFresh), error);
  return chunk.filter((waiting) => !isFresh(waiting));
}

function fail(chunk: readonly Waiting[], error: unknown): void {
  for (const waiting of chunk) waiting.reject(error);
}
