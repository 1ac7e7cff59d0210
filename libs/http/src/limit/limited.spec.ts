import fc from 'fast-check';
import { Refused } from '../problem/refused.js';
import { signedInAs, type Principal } from '../sign-in/principal.js';
import { keyOfA, requestOf, sue } from '../sign-in/request.fixture.js';
import { checkLimits, type Limit } from './limited.js';
import { MemoryRateLimit } from './rate-limit.js';

const asked = (principal: Principal, ip = '10.0.0.1') => {
  const request = requestOf({ ip });
  signedInAs(request, principal);
  return request;
};
const limit: Limit = { name: 'spec', capacity: 1, perSecond: 0.1 };

/** The refusal of a request, or nothing. */
async function refusedBy(request: ReturnType<typeof asked>, limits: readonly Limit[], rate: MemoryRateLimit) {
  const error: unknown = await checkLimits(request, limits, rate).catch((thrown: unknown) => thrown);
  return error instanceof Refused ? { ...error.rejection, headers: error.headers } : error;
}

describe('a limited route', () => {
  it('refuses who comes too often with the seconds to wait', async () => {
    const rate = new MemoryRateLimit(() => 0);
    expect(await refusedBy(asked(sue), [limit], rate)).toBeUndefined();
    expect(await refusedBy(asked(sue), [limit], rate)).toStrictEqual({
      kind: 'rejected',
      code: 'too-many-requests',
      params: { seconds: 10 },
      headers: { 'retry-after': '10' },
    });
  });

  it('counts a person and a key by themselves wherever they come from, the public by address', async () => {
    const rate = new MemoryRateLimit(() => 0);
    const nobody: Principal = { kind: 'public' };
    const first = [asked(sue), asked(keyOfA), asked(nobody), asked(nobody, '10.0.0.2')];
    const again = [asked(sue, '10.0.0.9'), asked(keyOfA, '10.0.0.9'), asked(nobody), asked(nobody, '10.0.0.2')];
    for (const one of first) expect(await refusedBy(one, [limit], rate)).toBeUndefined();
    for (const one of again) expect(await refusedBy(one, [limit], rate)).toMatchObject({ code: 'too-many-requests' });
  });

  it('has buckets of its own by name and by what it counts', async () => {
    const rate = new MemoryRateLimit(() => 0);
    const byUnit: Limit = { ...limit, name: 'unit', by: () => 'A' };
    expect(await refusedBy(asked(sue), [limit, byUnit], rate)).toBeUndefined();
    expect(await refusedBy(asked(keyOfA), [{ ...limit, name: 'other' }], rate)).toBeUndefined();
    expect(await refusedBy(asked(keyOfA), [byUnit], rate)).toMatchObject({ params: { seconds: 10 } });
  });
});

describe('a token bucket', () => {
  it('never lets more through than it holds and what came back since, and always who waited as told', async () => {
    const waits = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        waits,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(0.1, 0.5, 1, 3),
        async (all, capacity, perSecond) => {
          let now = 0;
          const rate = new MemoryRateLimit(() => now);
          let through = 0;
          for (const wait of all) {
            now += wait;
            const seconds = await rate.take('k', { capacity, perSecond });
            expect(Number.isInteger(seconds) && seconds >= 0).toBe(true);
            if (seconds === 0) through += 1;
            expect(through <= capacity + (now / 1_000) * perSecond + 1e-6).toBe(true);
          }
          const seconds = await rate.take('k', { capacity, perSecond });
          now += seconds * 1_000 + 1;
          if (seconds > 0) expect(await rate.take('k', { capacity, perSecond })).toBe(0);
        },
      ),
    );
  });

  it('forgets a bucket that is full again only', async () => {
    let now = 0;
    const rate = new MemoryRateLimit(() => now);
    const slow = { capacity: 1, perSecond: 0.01 };
    await rate.take('slow', slow);
    now = 61_000;
    expect(await rate.take('slow', slow)).toBe(39);
    now = 200_000;
    expect([await rate.take('slow', slow), await rate.take('slow', slow)]).toStrictEqual([0, 100]);
  });
});
