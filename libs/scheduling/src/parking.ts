import type { RecordedEvent } from '@kaoji/kernel';
import type { Consumer } from '@kaoji/messaging';
import type { Pool } from 'pg';

const lookEvery = 5_000;

/** Minutes after which a parked stream is tried again; after the last an operator decides (messaging.md, Consumers). */
const waits = [1, 10, 60];

/** Reasons that no repetition mends: a version that knows the type, or an operator, does. */
const lasting = ['unknown-type', 'waiting-type', 'gap', 'fork'];

/** Events read at once when a stream is released. */
const page = 500;

/** The event of each parked stream that is to be applied next. */
const firsts = `select distinct on (producer, stream) producer, stream, version, reason from parked
  order by producer, stream, version`;

type ParkedRow = { producer: string; stream: string };

/** Parked streams: tried again by themselves, released by operators, their events applied in order, first. */
export class Parking {
  private timer: NodeJS.Timeout | undefined;
  private trying: Promise<void> | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly consumer: Consumer,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** What a newer version of this service can handle is applied at its start. */
  async start(): Promise<void> {
    const { rows } = await this.pool.query<ParkedRow>(
      `select distinct producer, stream from parked where reason in ('unknown-type', 'waiting-type')`,
    );
    for (const row of rows) await this.release(row.producer, row.stream);
    this.timer = setInterval(() => {
      this.trying ??= this.tryAgainSafely();
    }, lookEvery);
  }

  /** Applies what is parked of a stream, in version order; the number of events applied. */
  async release(producer: string, stream: string): Promise<number> {
    let released = 0;
    for (;;) {
      const { rows } = await this.pool.query<{ event: RecordedEvent }>(
        'select event from parked where producer = $1 and stream = $2 order by version limit $3',
        [producer, stream, page],
      );
      const applied = await this.consumer.release(rows.map(({ event }) => event));
      released += applied;
      if (applied === 0 || applied < rows.length) return released;
    }
  }

  /** Streams that are parked now; one that waits for a version which handles its type is no trouble. */
  async count(): Promise<number> {
    const { rows } = await this.pool.query<{ n: string }>(
      `select count(*) as n from (${firsts}) as first where reason <> 'waiting-type'`,
    );
    return Number(rows[0]?.n ?? 0);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.trying;
  }

  private async tryAgainSafely(): Promise<void> {
    try {
      await this.tryAgain();
    } catch (error) {
      this.failed(error);
    } finally {
      this.trying = undefined;
    }
  }

  /**
   * The first event of each parked stream decides when the stream is tried. Real time, not drill time: retries are no
   * matter of the domain.
   */
  async tryAgain(): Promise<void> {
    const { rows } = await this.pool.query<ParkedRow>(
      `update parked set attempts = parked.attempts + 1,
         next_try_at = clock_timestamp() + make_interval(mins => ($1::int[])[parked.attempts + 2])
       from (${firsts}) as first
       where parked.producer = first.producer and parked.stream = first.stream and parked.version = first.version
         and parked.next_try_at <= clock_timestamp() and parked.reason <> all($2::text[]) and parked.attempts < $3
       returning parked.producer, parked.stream`,
      [waits, lasting, waits.length],
    );
    for (const { producer, stream } of rows) await this.release(producer, stream);
  }
}
