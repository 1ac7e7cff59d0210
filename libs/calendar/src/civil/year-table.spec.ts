import { IANAZone } from 'luxon';
import { firstDayOfYear } from './civil-date.js';
import { instantOf, msOf } from './instant.js';
import { localInstant, offsetAt, yearTable } from './year-table.js';

const zone = IANAZone.create('America/New_York');

const resolved = (local: string): string => {
  const ms = msOf(`${local}:00.000Z`);
  return instantOf(localInstant(zone, ms, offsetAt(zone, ms - 86_400_000), offsetAt(zone, ms + 86_400_000)));
};

describe('a local time in New York', () => {
  it.each([
    ['before the spring change', '2026-03-08T01:30', '2026-03-08T06:30:00.000Z'],
    ['left out by it: moved on', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
    ['after it', '2026-03-08T09:00', '2026-03-08T13:00:00.000Z'],
    ['before the autumn change', '2026-11-01T00:30', '2026-11-01T04:30:00.000Z'],
    ['repeated by it: the first', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
    ['after it', '2026-11-01T09:00', '2026-11-01T14:00:00.000Z'],
  ])('%s: %s is %s', (_why, local, instant) => {
    expect(resolved(local)).toBe(instant);
  });
});

describe('the table of a year', () => {
  it('has days of 23 and 25 hours where the clock changes', () => {
    const table = yearTable({ zone, officeHours: [{ from: 540, to: 720 }], isWorking: () => true }, 2026);
    const hours = Array.from({ length: table.length }, (_, index) =>
      Math.round(((table.midnights[index + 1] ?? 0) - (table.midnights[index] ?? 0)) / 3_600_000),
    );
    expect(hours.flatMap((length, index) => (length === 24 ? [] : [[index, length]]))).toEqual([
      [66, 23],
      [304, 25],
    ]);
    expect([table.firstDay, table.length]).toEqual([firstDayOfYear(2026), 365]);
    expect(table.officeBefore[table.length]).toBe(365 * 3 * 3_600_000);
  });
});
