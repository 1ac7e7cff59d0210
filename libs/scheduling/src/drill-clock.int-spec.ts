import { DrillClock } from './drill-clock.js';
import { Belfry } from './spec-fixtures/belfry.js';

const start = '2026-10-08T02:00:00.000Z';
const later = '2026-10-08T03:00:00.000Z';
let belfry: Belfry;
beforeAll(async () => {
  belfry = await Belfry.open();
});
afterAll(() => belfry.close());

describe('drill time', () => {
  it('stands still between moves, and never goes back', async () => {
    const clock = await DrillClock.open(belfry.pool('source'), start);
    expect(clock.now()).toBe(start);
    await clock.moveTo(later);
    expect(clock.now()).toBe(later);
    await clock.moveTo(start);
    expect(clock.now()).toBe(later);
  });

  it('goes on where the row of the schema stands, wherever it is told to begin', async () => {
    expect((await DrillClock.open(belfry.pool('source'), start)).now()).toBe(later);
    expect((await DrillClock.open(belfry.pool('mirror'), start)).now()).toBe(start);
  });
});
