import type { Instant } from '@kaoji/kernel';
import { Directory } from '../directory.js';
import { testPlatform, type TestPlatform } from '../spec-fixtures/test-directory.js';
import { MoveClockRoute } from './move-clock.route.js';

let base: TestPlatform;
let directory: Directory;
const asked: Instant[] = [];
beforeAll(async () => {
  base = await testPlatform(true);
  const moveTo = (now: Instant) => Promise.resolve({ now: (asked.push(now), now) });
  directory = await Directory.prepare(base.platform, { ...base.settings, drill: { moveTo } });
});
afterAll(async () => {
  await directory.close();
  await base.close();
});

describe('in drill mode the clock', () => {
  it.each([
    [{ now: '2026-11-02T09:00:00+08:00' }, '2026-11-02T01:00:00.000Z'],
    [{ advance: 'P1D' }, '2026-09-29T02:00:00.000Z'],
    [{ advance: 'PT2H30M' }, '2026-09-28T04:30:00.000Z'],
    [{ now: '2026-09-28T10:00:00+08:00' }, '2026-09-28T02:00:00.000Z'],
  ])('is moved as asked: %j', async (body, now) => {
    expect(await new MoveClockRoute(directory).move(body)).toStrictEqual({ now });
    expect(asked.at(-1)).toBe(now);
  });

  it('is not moved back', async () => {
    const before = asked.length;
    const refused = await new MoveClockRoute(directory).move({ now: '2026-09-28T09:59:59+08:00' });
    expect(refused).toStrictEqual({ kind: 'rejected', code: 'clock-not-moved-back' });
    expect(asked).toHaveLength(before);
  });
});
