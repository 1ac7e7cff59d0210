import { installBullmq, ServiceProcess } from '@kaoji/scheduling';
import { testDatabase, type TestDatabase } from '@kaoji/testing';
import { Closing } from '../closing.js';
import { openPlatform } from '../platform.js';
import { bellCatalogue, bellDefinition, bellSchema, type BellCommand } from './bells.fixture.js';
import { DrillClockGoesBack, DrillMover, DrillStuck } from './drill-mover.js';
import { DrillViews } from './drill-view.store.js';
import { Progress } from './progress.js';

const composition = ['tower', 'valley'];
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const start = '2026-10-08T01:00:00.000Z';

describe('moving the drill clock', () => {
  let database: TestDatabase;
  let closing: Closing;
  let services: readonly ServiceProcess[];
  let mover: DrillMover;

  async function open(): Promise<void> {
    closing = new Closing();
    const options = { composition, catalogue: bellCatalogue, drill: true, drillStart: start, log: silent };
    const platform = await openPlatform({ ...options, installation: database }, closing);
    services = composition.map((name) => ServiceProcess.prepare(bellDefinition(name), platform));
    const views = new DrillViews(database.ownerUrl, composition, bellCatalogue);
    const progress = new Progress(platform.wake, composition);
    platform.positions.listen(() => progress.note());
    closing.add('views', () => views.close());
    for (const service of services) {
      await service.follow();
      closing.add('service', () => service.close());
    }
    if (platform.drillClocks)
      mover = new DrillMover(
        platform.drillClocks,
        views,
        progress,
        platform.positions,
        { services, settle: () => Promise.resolve() },
        1_500,
      );
  }

  beforeEach(async () => {
    const bullmq = { name: 'bullmq', migrations: [], prepare: installBullmq };
    database = await testDatabase([...composition.map(bellSchema), bullmq]);
    await open();
  });
  afterEach(async () => {
    await closing.run();
    await database.close();
  });

  const submit = (service: string, id: string, command: BellCommand) =>
    services
      .find(({ definition }) => definition.name === service)
      ?.executor.submit({
        origin: { kind: 'fresh' },
        commands: [{ stream: `bell/${id}`, command }],
        metadata: { actor: 'ringer', causation: 'test', correlation: 'test', rootAt: start },
      } as never);

  const hours = 3_600_000;

  const ringsOf = async (schema: string): Promise<string[]> => {
    const { rows } = await database
      .pool(schema, 1)
      .query<{ line: string }>(
        `select data->>'at' || ' ' || stream as line from event where data ? 'at' order by tx, id`,
      );
    return rows.map(({ line }) => line);
  };

  it('everything due in between happens, in order, each at its own time, and all who hear of it have', async () => {
    await submit('tower', 'b', { type: 'hang', first: '2026-10-08T02:00:00.000Z', every: hours, times: 2 });
    await submit('tower', 'a', { type: 'hang', first: '2026-10-08T02:30:00.000Z', every: hours, times: 5 });
    const move = await mover.moveTo('2026-10-08T03:30:00.000Z');
    expect(move).toStrictEqual({ now: '2026-10-08T03:30:00.000Z', moments: 4, parked: 0 });
    const rings = [
      '2026-10-08T02:00:00.000Z bell/b',
      '2026-10-08T02:30:00.000Z bell/a',
      '2026-10-08T03:00:00.000Z bell/b',
      '2026-10-08T03:30:00.000Z bell/a',
    ];
    expect(await ringsOf('tower')).toStrictEqual(rings);
    expect(await ringsOf('valley')).toStrictEqual(rings);
  });

  it('a step that a service cannot take ends the move where it is, with the reason', async () => {
    await submit('tower', 'a', { type: 'hang', first: '2026-10-08T02:00:00.000Z', every: hours, times: 1 });
    await submit('tower', 'poison', { type: 'hang', first: '2026-10-08T03:00:00.000Z', every: 0, times: 1 });
    const stuck = await mover.moveTo('2026-10-09T00:00:00.000Z').catch((error: unknown) => error);
    expect(stuck).toBeInstanceOf(DrillStuck);
    expect(stuck).toMatchObject({
      now: '2026-10-08T03:00:00.000Z',
      reasons: ['tower has a step that was due at 2026-10-08T03:00:00.000Z'],
    });
    expect(await ringsOf('tower')).toStrictEqual(['2026-10-08T02:00:00.000Z bell/a']);
  });

  it('the clock does not go back', async () => {
    await expect(mover.moveTo('2026-10-08T00:59:59.999Z')).rejects.toThrow(DrillClockGoesBack);
    expect(mover.now()).toBe(start);
  });
});
