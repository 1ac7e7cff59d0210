import { toInstant } from './clock.js';

describe('instants', () => {
  it.each([
    ['2026-10-08T10:00:00+08:00', '2026-10-08T02:00:00.000Z'],
    ['2026-10-08T02:00:00Z', '2026-10-08T02:00:00.000Z'],
    ['2026-10-08T02:00:00.1234Z', '2026-10-08T02:00:00.123Z'],
  ])('%s is %s', (time, instant) => {
    expect(toInstant(time)).toBe(instant);
  });

  it.each(['2026-02-30T00:00:00Z', 'yesterday'])('%s is none', (time) => {
    expect(() => toInstant(time)).toThrow(RangeError);
  });
});
