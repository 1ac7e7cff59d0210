import { MemoryRateLimit, type Limit } from '@kaoji/http';
import type { HttpRequest } from '../http/answers.js';
import { SessionRoute } from './session.route.js';

const [byName, byAddress] = Reflect.getMetadata('kaoji:limited', SessionRoute.prototype.begin) as readonly [
  Limit,
  Limit,
];

const attempt = (username: unknown, ip = '10.0.0.1'): HttpRequest =>
  ({ ip, body: { username, password: 'x' } }) as unknown as HttpRequest;

/** How many of these attempts, one after another at one moment, are let through. */
async function letThrough(limit: Limit, attempts: readonly HttpRequest[], rate: MemoryRateLimit): Promise<number> {
  let count = 0;
  for (const request of attempts) {
    if ((await rate.take(`${limit.name}|${limit.by?.(request) ?? ''}`, limit)) === 0) count += 1;
  }
  return count;
}
const times = (count: number, of: (index: number) => HttpRequest): readonly HttpRequest[] =>
  Array.from({ length: count }, (_, index) => of(index));

describe('attempts to sign in', () => {
  it('are ten at once for one name, from whatever address they come', async () => {
    const rate = new MemoryRateLimit(() => 0);
    expect(
      await letThrough(
        byName,
        times(30, (index) => attempt('sue', `10.0.0.${index}`)),
        rate,
      ),
    ).toBe(10);
    expect(await letThrough(byName, [attempt('tom')], rate)).toBe(1);
  });

  it('come back one every half minute for a name', async () => {
    let now = 0;
    const rate = new MemoryRateLimit(() => now);
    await letThrough(
      byName,
      times(10, () => attempt('sue')),
      rate,
    );
    now = 29_999;
    expect(await letThrough(byName, [attempt('sue')], rate)).toBe(0);
    now = 60_000;
    expect(
      await letThrough(
        byName,
        times(5, () => attempt('sue')),
        rate,
      ),
    ).toBe(2);
  });

  it('are sixty at once for one address, whatever names they try', async () => {
    const rate = new MemoryRateLimit(() => 0);
    expect(
      await letThrough(
        byAddress,
        times(90, (index) => attempt(`name-${index}`)),
        rate,
      ),
    ).toBe(60);
    expect(await letThrough(byAddress, [attempt('sue', '10.0.0.2')], rate)).toBe(1);
  });

  it('without a name that could be one count together, and a long name is cut', () => {
    const keys = [undefined, null, 7, {}, ['sue'], ''].map((name) => byName.by?.(attempt(name)));
    expect(new Set(keys)).toStrictEqual(new Set(['name:']));
    expect(byName.by?.({ body: undefined } as unknown as HttpRequest)).toBe('name:');
    expect(byName.by?.(attempt('x'.repeat(5_000)))).toBe(`name:${'x'.repeat(64)}`);
  });
});
