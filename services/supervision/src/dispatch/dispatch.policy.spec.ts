import { act } from '../spec-fixtures/acts.js';
import { local, registered, unit } from '../spec-fixtures/matter-fixture.js';

const dispatch = { type: 'dispatch', unit: unit.housing, limit: null } as const;

describe('the clock of a dispatch [M5]', () => {
  it.each([
    ['at registration when dispatched on the next working day, to its close', '09-24 17:30', '09-23 10:00'],
    ["at the dispatch a millisecond later: the difference is the office's", '09-24 17:30:00.001', '09-24 17:30:00.001'],
  ])('begins %s', (_, now, from) => {
    const { round } = registered({}, { unit: null }).do(now, dispatch);
    expect(round).toMatchObject({ clockFrom: local(from), dispatchedAt: local(now) });
  });

  it('counts the day after a registration on a day off as the next working day', () => {
    const matter = registered({ registeredAt: local('09-25 10:00') }, { unit: null }).do('09-28 17:00', dispatch);
    expect(matter.round.clockFrom).toBe(local('09-25 10:00'));
  });

  it('gives 1 working day to accept, an urgent matter 2 hours', () => {
    expect(registered().round.acceptBy).toBe(local('09-24 17:30'));
    const urgent = registered({ handling: 'urgent' }, { limit: { hours: 4 } });
    expect(urgent.round.acceptBy).toBe(local('09-23 12:00'));
  });

  it('gives 24 hours from dispatch for the first contact with a petitioner, and none where there is none', () => {
    expect(registered().round.contactBy).toBe(local('09-24 10:00'));
    expect(registered({ citizen: false, petitioner: null }).round.contactBy).toBeNull();
  });
});

describe('the limits of co-handlers', () => {
  const due = (limit: Parameters<typeof registered>[1], at = '09-23 10:00') =>
    registered({ registeredAt: local(at), coUnits: [{ unit: unit.water }] }, limit).file.parts[0]?.dueAt;

  it.each([
    ['3 working days: the second', { limit: { workingDays: 3 } }, '09-23 10:00', '09-28 17:30'],
    ['1 working day: the close of this day', { limit: { workingDays: 1 } }, '09-23 10:00', '09-23 17:30'],
    ["1 working day, after the close: the lead's own", { limit: { workingDays: 1 } }, '09-23 17:30', '09-24 17:30'],
    ["immediate: the lead's own", { limit: { immediate: true } }, '09-23 10:00', '09-23 17:30'],
    ["hours: the lead's own", { limit: { hours: 4 } }, '09-23 10:00', '09-23 14:00'],
    [
      'a fixed date: the close of the working day before',
      { limit: { dueAt: local('09-27 12:00') } },
      '09-23 10:00',
      '09-24 17:30',
    ],
  ] as const)("are the lead's less 1 working day: %s", (_, limit, at, expected) => {
    expect(due(limit, at)).toBe(local(expected));
  });

  it('are their own where one is named, also beside a lead without', () => {
    const coUnits = [{ unit: unit.water, limit: { workingDays: 1 } }, { unit: unit.roads }];
    const { parts } = registered({ coUnits }, { limit: { none: true } }).file;
    expect(parts.map(({ dueAt }) => dueAt)).toStrictEqual([local('09-24 17:30'), null]);
  });

  it('are not given again by a rework', () => {
    const matter = registered({ coUnits: [{ unit: unit.water }] })
      .do('09-24 10:00', act.coReply('09-24 10:00', unit.water))
      .do('09-24 11:00', act.reply('09-24 11:00'))
      .do('09-24 12:00', act.sendBack());
    expect(matter.file.parts).toMatchObject([{ unit: unit.water, reply: { countsAt: local('09-24 10:00') } }]);
  });
});
