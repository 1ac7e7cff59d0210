import type { Consumer, RecordedEvent } from '@kaoji/messaging';
import type { Pool } from 'pg';

const lookEvery = 5_000;

/** Minutes after which a parked stream is tried again; after the last an operator decides (messaging.md, Consumers). */
const waits = [1, 10, 60];

/** Reasons that no repetition mends: a version that knows the type, or an operator, does. */
const lasting = ['unknown-type', 'waiting-type', 'gap', 'fork', 'behind-parked'];

type ParkedRow = { producer: string; stream: string };

/** Parked streams: tried again by themselves, released by operators, their events applied in order, first. */
export class Parking {
  private timer: NodeJS.Timeout | undefined;

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
    this.timer = setInterval(() => void this.tryAgainSafely(), lookEvery);
  }

  /** Applies what is parked of a stream, in version order; the number of events applied. */
  async release(producer: string, stream: string): Promise<number> {
    const { rows } = await this.pool.query<{ event: RecordedEvent }>(
      'select event from parked where producer = $1 and stream = $2 order by version',
      [producer, stream],
    );
    return await this.consumer.release(rows.map(({ event }) => event));
  }

  /** Streams that are parked now. */
  async count(): Promise<number> {
    const { rows } = await this.pool.query<{ n: string }>(
      `select count(distinct (producer, stream)) as n from parked where reason <> 'waiting-type'`,
    );
    return Number(rows[0]?.n ?? 0);
  }

  close(): Promise<void> {
    clearInterval(this.timer);
    return Promise.resolve();
  }

  private async tryAgainSafely(): Promise<void> {
    try {
      await this.tryAgain();
    } catch (error) {
      this.failed(error);
    }
  }

  /** Real time, not drill time: retries are no matter of the domain. */
  private async tryAgain(): Promise<void> {
    const { rows } = await this.pool.query<ParkedRow & { version: number }>(
      `update parked set attempts = attempts + 1,
         next_try_at = clock_timestamp() + make_interval(mins => ($1::int[])[attempts + 2])
       where next_try_at <= clock_timestamp() and reason <> all($2::text[]) and attempts < $3
       returning producer, stream, version`,
      [waits, lasting, waits.length],
    );
    for (const { producer, stream } of rows) await this.release(producer, stream);
  }
}
