import { MemoryRateLimit } from './rate-limit.js';

describe('a token bucket', () => {
  const allowance = { capacity: 2, perSecond: 0.5 };

  it('gives what it holds, then tells the seconds to wait', async () => {
    let now = 0;
    const limit = new MemoryRateLimit(() => now);
    expect(await limit.take('a', allowance)).toBe(0);
    expect(await limit.take('a', allowance)).toBe(0);
    expect(await limit.take('a', allowance)).toBe(2);
    now = 1_999;
    expect(await limit.take('a', allowance)).toBe(1);
    now = 2_000;
    expect(await limit.take('a', allowance)).toBe(0);
    expect(await limit.take('a', allowance)).toBe(2);
  });

  it('is one per key, and never fuller than full', async () => {
    let now = 0;
    const limit = new MemoryRateLimit(() => now);
    for (const key of ['a', 'a', 'b']) expect(await limit.take(key, allowance)).toBe(0);
    now = 1_000_000;
    const waits: number[] = [];
    for (let count = 0; count < 3; count += 1) waits.push(await limit.take('a', allowance));
    expect(waits).toStrictEqual([0, 0, 2]);
  });
});
