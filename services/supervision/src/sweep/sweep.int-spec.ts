import { UnitSucceeded } from '@kaoji/contracts';
import { calendar2026, runSupervision, type RunningSupervision } from '../spec-fixtures/running-supervision.js';

let supervision: RunningSupervision;
beforeAll(async () => {
  supervision = await runSupervision();
  supervision.clock.set('2026-09-23T02:00:00.000Z');
  const registered = Array.from({ length: 450 }, (_, index) =>
    supervision.events.registered(`S${String(index).padStart(3, '0')}`, '2026-09-23T02:00:00.000Z'),
  );
  await supervision.deliver(...registered);
});
afterAll(() => supervision.database.close());

const deadlines = () =>
  supervision.rows<{ due_at: Date; n: string }>('select due_at, count(*) as n from matter group by due_at');

describe('a new calendar', () => {
  it('moves every open deadline by an event, in slices, and a second delivery nothing', async () => {
    const { events, deliver, liveUntil, rows } = supervision;
    expect(await deadlines()).toStrictEqual([{ due_at: new Date('2026-09-29T09:30:00.000Z'), n: '450' }]);
    const changed = { ...calendar2026, version: 2, daysOff: [...calendar2026.daysOff, '2026-09-28'].sort() };
    const event = events.calendar(changed);
    await deliver(event);
    await liveUntil('2026-09-23T03:00:00.000Z');
    expect(await deadlines()).toStrictEqual([{ due_at: new Date('2026-09-30T09:30:00.000Z'), n: '450' }]);
    const slices = await rows(`select type from event where stream = 'sweep/calendar-2' order by version`);
    expect(slices.map((row) => (row as { type: string }).type.split('.')[2])).toStrictEqual([
      'sweep-begun',
      'sweep-sliced',
      'sweep-sliced',
      'sweep-sliced',
      'sweep-ended',
    ]);
    const before = await rows('select count(*) from event');
    await deliver(event);
    await liveUntil('2026-09-23T04:00:00.000Z');
    expect(await rows('select count(*) from event')).toStrictEqual(before);
  });
});

describe('a unit that others follow', () => {
  it('leaves no open matter over: each goes to its successor and its clock runs on', async () => {
    const { events, deliver, liveUntil, rows } = supervision;
    await deliver(events.replied('S000', '2026-09-23T04:00:00.000Z'));
    const data = {
      ...{ unit: 'U1', successor: 'U2', exceptions: { 'matter/S001': 'U3' } },
      ...{ takesEffectOn: '2026-09-24', signedBy: 'P1' },
    };
    await deliver(events.event('directory', 'unit/U1', UnitSucceeded.type, data, '2026-09-23T04:00:00.000Z'));
    await liveUntil('2026-09-24T04:00:00.000Z');
    const units = await rows('select unit, count(*) as n from matter group by unit order by unit');
    expect(units).toStrictEqual([
      { unit: 'U2', n: '449' },
      { unit: 'U3', n: '1' },
    ]);
    expect(await deadlines()).toStrictEqual([{ due_at: new Date('2026-09-30T09:30:00.000Z'), n: '450' }]);
  });
});
