import pg from 'pg';
import { DatabaseClock } from './database-clock.js';
import { Belfry } from './spec-fixtures/belfry.js';

let belfry: Belfry;
const clocks: DatabaseClock[] = [];
beforeAll(async () => {
  belfry = await Belfry.open();
});
afterAll(async () => {
  clocks.forEach((clock) => clock.close());
  await belfry.close();
});

const alarms = () => {
  const apart: number[] = [];
  const failed: unknown[] = [];
  return { apart: (ms: number) => void apart.push(ms), failed: (error: unknown) => void failed.push(error), heard: { apart, failed } }; // prettier-ignore
};

/** A pool whose database is that many milliseconds ahead of ours. */
const ahead = (milliseconds: number): pg.Pool =>
  ({ query: () => Promise.resolve({ rows: [{ ms: Date.now() + milliseconds }] }) }) as unknown as pg.Pool;

async function clockOn(pool: pg.Pool, told = alarms()): Promise<DatabaseClock> {
  const clock = await DatabaseClock.start(pool, told);
  clocks.push(clock);
  return clock;
}

describe('the clock of an installation', () => {
  it('is the time of the database, in whole milliseconds', async () => {
    const clock = await clockOn(belfry.pool('source'));
    const { rows } = await belfry.pool('source').query<{ now: Date }>('select clock_timestamp() as now');
    const apart = Math.abs(Date.parse(clock.now()) - (rows[0]?.now.getTime() ?? 0));
    expect(apart).toBeLessThan(500);
    expect(clock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('follows the database, not the system, and alarms when they are over a second apart', async () => {
    const [near, far] = [alarms(), alarms()];
    await clockOn(ahead(900), near);
    const clock = await clockOn(ahead(90_000), far);
    expect(Date.parse(clock.now()) - Date.now()).toBeGreaterThan(89_500);
    expect(near.heard.apart).toStrictEqual([]);
    expect(far.heard.apart.map((ms) => Math.round(ms / 1_000))).toStrictEqual([90]);
  });

  it('never goes back', async () => {
    const clock = await clockOn(belfry.pool('source'));
    const times = Array.from({ length: 1_000 }, () => clock.now());
    expect(times).toStrictEqual(times.toSorted());
  });

  it('does not start without a database', async () => {
    const nowhere = new pg.Pool({ host: '127.0.0.1', port: 1, user: 'nobody' });
    await expect(DatabaseClock.start(nowhere, alarms())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await nowhere.end();
  });
});
