import { positionText, type RecordedEvent } from '@kaoji/kernel';
import { Consumer, eventHash, Executor, hashOfNothing, type Incident, type ServiceLedger } from '@kaoji/messaging';
import { FixedClock } from '@kaoji/testing';
import { Parking } from './parking.js';
import { bellCatalogue, bellDefinition, bells, mirrorStroke } from './spec-fixtures/bell.js';
import { Belfry } from './spec-fixtures/belfry.js';

const clock = new FixedClock('2026-10-08T02:00:00.000Z');
let belfry: Belfry;
let parking: Parking;
let consumer: Consumer;
let poisonous: Set<number>;
let failures: unknown[];
let incidents: Incident[];

beforeEach(async () => {
  belfry = await Belfry.open();
  failures = [];
  incidents = [];
  poisonous = new Set();
  const { handlers: _, name, ...definition } = bellDefinition('mirror');
  const react = (event: RecordedEvent) => {
    if (poisonous.has(event.version)) throw new Error('poison');
    return mirrorStroke(event);
  };
  const ledger: ServiceLedger = {
    ...definition,
    service: name,
    pool: belfry.pool('mirror'),
    clock,
    aggregates: new Map(bells.map((aggregate) => [aggregate.concept, aggregate])),
    react,
    foreignProjections: [],
    committed: () => undefined,
    noticed: (incident) => incidents.push(incident),
  };
  consumer = new Consumer({
    service: 'mirror',
    catalogue: bellCatalogue,
    handlers: { reactions: { 'kaoji.bell.struck.v1': react }, projections: [] },
    executor: new Executor(ledger),
    ready: () => Promise.resolve(),
    noticed: (incident) => incidents.push(incident),
  });
  parking = new Parking(belfry.pool('mirror'), consumer, (error) => failures.push(error));
});
afterEach(async () => {
  await parking.close();
  await belfry.close();
});

function strokes(count: number, type = 'kaoji.bell.struck.v1'): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  for (let version = 1; version <= count; version += 1) {
    const now = clock.now();
    const part = {
      stream: 'bell/a',
      version,
      type,
      data: {},
      metadata: { rootAt: now },
      occurredAt: now,
      recordedAt: now,
    };
    const hash = eventHash(events.at(-1)?.hash ?? hashOfNothing, part);
    events.push({ producer: 'source', ...part, hash, position: positionText(1, '1', String(version)) });
  }
  return events;
}

const parked = async () =>
  (
    await belfry.pool('mirror').query(
      `select version, attempts, round(extract(epoch from next_try_at - clock_timestamp()) / 60)::int as minutes
         from parked order by version`,
    )
  ).rows;
const itIsTime = () =>
  belfry.pool('mirror').query(`update parked set next_try_at = clock_timestamp() where next_try_at is not null`);
const struck = async () => (await belfry.events('mirror')).length;

describe('a parked stream', () => {
  it('is tried again after 1, 10 and 60 minutes, and then waits for an operator', async () => {
    poisonous.add(1);
    await consumer.deliver(strokes(1));
    expect(await parked()).toStrictEqual([{ version: 1, attempts: 0, minutes: 1 }]);
    await parking.tryAgain();
    expect(await parked()).toStrictEqual([{ version: 1, attempts: 0, minutes: 1 }]);
    for (const [attempts, minutes] of [
      [1, 10],
      [2, 60],
      [3, null],
    ]) {
      // prettier-ignore
      await itIsTime();
      await parking.tryAgain();
      expect(await parked()).toStrictEqual([{ version: 1, attempts, minutes }]);
    }
    await itIsTime();
    poisonous.clear();
    await parking.tryAgain();
    expect(await struck()).toBe(0);
    expect(await parking.count()).toBe(1);
    expect(await parking.release('source', 'bell/a')).toBe(1);
    expect(await parking.count()).toBe(0);
  }, 15_000);

  it('flows again when its time comes and the trouble is over, in order', async () => {
    poisonous.add(2);
    await consumer.deliver(strokes(4));
    poisonous.clear();
    await itIsTime();
    await parking.tryAgain();
    expect(await struck()).toBe(4);
    expect(await parked()).toStrictEqual([]);
  }, 15_000);

  it('that stops at a later event is tried again at that one too', async () => {
    poisonous.add(2).add(3);
    await consumer.deliver(strokes(4));
    poisonous.delete(2);
    await itIsTime();
    await parking.tryAgain();
    expect((await parked()).map(({ version }) => version)).toStrictEqual([3, 4]);
    poisonous.clear();
    await itIsTime();
    await parking.tryAgain();
    expect(await struck()).toBe(4);
  }, 15_000);

  it('by a gap is not tried by itself', async () => {
    await consumer.deliver(strokes(3).slice(2));
    await itIsTime();
    await parking.tryAgain();
    expect((await parked()).map(({ attempts }) => attempts)).toStrictEqual([0]);
  });

  it('with more events than are read at once is released whole', async () => {
    poisonous.add(1);
    await consumer.deliver(strokes(520));
    poisonous.clear();
    expect(await parking.release('source', 'bell/a')).toBe(520);
    expect(await parked()).toStrictEqual([]);
  }, 60_000);

  it('by a type that this version knows is released at its start', async () => {
    const unknown = strokes(2, 'kaoji.bell.melted.v1');
    await consumer.deliver(unknown);
    expect(await parking.count()).toBe(1);
    await belfry.pool('mirror').query(
      `update parked set event = jsonb_set(event, '{type}', '"kaoji.bell.struck.v1"')`, // as if the contracts knew it
    );
    await parking.start();
    expect(await struck()).toBe(2);
    expect(failures).toStrictEqual([]);
  });
});
