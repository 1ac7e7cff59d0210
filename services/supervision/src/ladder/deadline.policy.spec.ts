import type { Limit, Pause } from '@kaoji/calendar';
import { defaultPolicy } from '../policy/supervision.policy.js';
import { china, local } from '../spec-fixtures/matter-fixture.js';
import { roundDeadline, type ClockFacts } from './deadline.policy.js';

const clock = (from: string, limit: Limit, facts: Partial<ClockFacts> = {}) =>
  roundDeadline(
    { from: local(from), limit, pauses: [], extension: null, urgent: false, ladder: defaultPolicy.ladder, ...facts },
    china,
    defaultPolicy,
  );

const due = (from: string, limit: Limit, facts: Partial<ClockFacts> = {}) => clock(from, limit, facts)?.dueAt;

const paused = (from: string, to: string | null): Pause => ({ from: local(from), to: to === null ? null : local(to) });

describe('limits [M5][M6]', () => {
  it.each([
    ['3 working days over Mid-Autumn', '09-23 10:00', { workingDays: 3 }, '09-29 17:30'],
    ['3 working days over the National Day holiday', '09-30 10:00', { workingDays: 3 }, '10-10 17:30'],
    ['1 working day to a worked Sunday', '09-18 10:00', { workingDays: 1 }, '09-20 17:30'],
    ['the same whatever the hour of registration', '09-23 23:59', { workingDays: 3 }, '09-29 17:30'],
    ['60 days', '09-01 10:00', { days: 60 }, '11-02 17:30'],
    ['3 months over the holiday', '07-03 10:00', { months: 3 }, '10-08 17:30'],
    ['hours on the clock', '09-24 20:00', { hours: 5 }, '09-25 01:00'],
    ['a fixed date as it is', '09-24 20:00', { dueAt: local('09-26 12:00') }, '09-26 12:00'],
    ['immediate until 15:30:00: the close of that day', '09-23 15:30', { immediate: true }, '09-23 17:30'],
    ['immediate after 15:30:00: noon of the next working day', '09-23 15:30:01', { immediate: true }, '09-24 12:00'],
    ['immediate on a day off: noon of the next working day', '09-25 10:00', { immediate: true }, '09-28 12:00'],
  ] satisfies [string, string, Limit, string][])('%s', (_, from, limit, expected) => {
    expect(due(from, limit)).toBe(local(expected));
  });

  it('a matter without a limit has no deadline, no light and no ladder', () => {
    expect(clock('09-23 10:00', { none: true })).toBeNull();
  });

  it('names the versions that it was computed with', () => {
    expect(clock('09-23 10:00', { workingDays: 3 })).toMatchObject({
      calendarVersion: 1,
      policyVersion: 1,
      provisional: false,
    });
  });

  it.each([
    ['a limit that ends in a year nobody announced', '12-30 10:00', { workingDays: 5 }, {}],
    [
      'a pause that moves the deadline into such a year',
      '12-28 10:00',
      { workingDays: 2 },
      { pauses: [paused('12-28 11:00', '12-31 16:00')] },
    ],
    [
      'an extension into such a year',
      '12-28 10:00',
      { workingDays: 3 },
      { extension: { by: { workingDays: 1 }, askedAt: local('12-29 10:00') } },
    ],
  ] satisfies [string, string, Limit, Partial<ClockFacts>][])('%s is provisional', (_, from, limit, facts) => {
    expect(clock(from, limit, facts)?.provisional).toBe(true);
  });
});

describe('yellow', () => {
  it('comes when 75 % of 27 office hours are used: 2026-09-29 09:15', () => {
    expect(clock('09-23 10:00', { workingDays: 3 })?.yellowAt).toBe(local('09-29 09:15'));
  });

  it('leaves pauses out', () => {
    const pauses = [paused('09-24 10:00', '09-28 11:00')];
    expect(clock('09-23 10:00', { workingDays: 3 }, { pauses })?.yellowAt).toBe(local('09-30 10:15'));
  });

  it('goes by the clock for hours', () => {
    expect(clock('09-23 10:00', { hours: 4 })?.yellowAt).toBe(local('09-23 13:00'));
  });

  it('is the deadline when that lay before the registration', () => {
    expect(clock('09-23 10:00', { dueAt: local('09-22 10:00') })?.yellowAt).toBe(local('09-22 10:00'));
  });
});

describe('pauses', () => {
  const threeDays = { workingDays: 3 } as const;

  it('8 office hours move 2026-09-29 17:30 to 2026-10-08 10:00', () => {
    expect(due('09-23 10:00', threeDays, { pauses: [paused('09-24 10:00', '09-28 11:00')] })).toBe(
      local('10-08 10:00'),
    );
  });

  it('move other limits by clock time', () => {
    const pauses = [paused('09-23 11:00', '09-23 13:30')];
    expect(due('09-23 10:00', { hours: 4 }, { pauses })).toBe(local('09-23 16:30'));
  });

  it('that lasts moves nothing yet', () => {
    expect(due('09-23 10:00', threeDays, { pauses: [paused('09-24 10:00', null)] })).toBe(local('09-29 17:30'));
    expect(clock('09-23 10:00', threeDays, { pauses: [paused('09-24 10:00', null)] })?.yellowAt).toBe(
      local('09-29 09:15'),
    );
  });

  it('that overlap count once', () => {
    const pauses = [paused('09-24 10:00', '09-28 11:00'), paused('09-24 15:00', '09-28 10:00')];
    expect(due('09-23 10:00', threeDays, { pauses })).toBe(local('10-08 10:00'));
  });

  it('count from the start of the clock when they began before it', () => {
    const pauses = [paused('09-21 10:00', '09-23 11:00')];
    expect(due('09-23 10:00', threeDays, { pauses })).toBe(local('09-30 10:00'));
  });

  it('that ended before the clock started count for nothing', () => {
    expect(due('09-23 10:00', threeDays, { pauses: [paused('09-21 10:00', '09-22 11:00')] })).toBe(
      local('09-29 17:30'),
    );
  });

  it('that ended before they began count for nothing', () => {
    expect(due('09-23 10:00', threeDays, { pauses: [paused('09-24 10:00', '09-24 09:00')] })).toBe(
      local('09-29 17:30'),
    );
  });

  it.each([
    ['before the deadline keeps what was left', '09-29 17:00', '10-08 10:30'],
    ["in the deadline's very second is in time", '09-29 17:30:00.900', '10-08 10:00'],
    ['after the deadline moves nothing', '09-29 17:30:01', '09-29 17:30'],
  ])('begun %s', (_, from, expected) => {
    expect(due('09-23 10:00', threeDays, { pauses: [paused(from, '10-08 10:00')] })).toBe(local(expected));
  });

  it('each that counts moves the deadline for the next, in whatever order they are noted', () => {
    const first = paused('09-24 10:00', '09-28 11:00');
    const second = paused('10-08 09:30', '10-08 11:30');
    expect(due('09-23 10:00', threeDays, { pauses: [first, second] })).toBe(local('10-08 12:00'));
    expect(due('09-23 10:00', threeDays, { pauses: [second, first] })).toBe(local('10-08 12:00'));
    expect(due('09-23 10:00', threeDays, { pauses: [second] })).toBe(local('09-29 17:30'));
  });
});

describe('extensions', () => {
  const asked = (by: NonNullable<ClockFacts['extension']>['by'], askedAt = '09-28 10:00') => ({
    extension: { by, askedAt: local(askedAt) },
  });

  it('count from the deadline', () => {
    expect(due('09-23 10:00', { workingDays: 3 }, asked({ workingDays: 1 }))).toBe(local('09-30 17:30'));
    expect(due('09-01 10:00', { days: 60 }, asked({ days: 30 }))).toBe(local('12-02 17:30'));
  });

  it('and pauses add up', () => {
    const facts = { ...asked({ workingDays: 1 }), pauses: [paused('09-24 10:00', '09-28 11:00')] };
    expect(due('09-23 10:00', { workingDays: 3 }, facts)).toBe(local('10-09 10:00'));
  });

  it('to a fixed date are not moved again by pauses that had ended when it was asked for', () => {
    const limit = { dueAt: local('09-29 12:00') };
    const pauses = [paused('09-24 10:00', '09-24 12:00')];
    expect(due('09-23 10:00', limit, { pauses })).toBe(local('09-29 14:00'));
    const extension = asked({ dueAt: local('10-01 12:00') });
    expect(due('09-23 10:00', limit, { ...extension, pauses })).toBe(local('10-01 12:00'));
    const later = [...pauses, paused('09-28 10:00', '09-28 11:00')];
    expect(due('09-23 10:00', limit, { ...extension, pauses: later })).toBe(local('10-01 13:00'));
    const meanwhile = [...pauses, paused('09-28 09:00', '09-28 10:00')];
    expect(due('09-23 10:00', limit, { ...extension, pauses: meanwhile })).toBe(local('10-01 12:00'));
  });
});

describe('the ladder', () => {
  const times = (from: string, limit: Limit, urgent = false) =>
    clock(from, limit, { urgent })?.steps.map(({ step, dueAt, deliverAt }) => [step, dueAt, deliverAt]);

  const rung = (step: string, dueAt: string, deliverAt: string) => [step, local(dueAt), local(deliverAt)];

  it('of the deadline 2026-09-29 17:30', () => {
    expect(times('09-23 10:00', { workingDays: 3 })).toStrictEqual([
      rung('handler', '09-29 09:15', '09-29 09:15'),
      rung('head', '09-29 17:30', '09-30 09:00'),
      rung('dunning', '09-30 17:30', '10-08 09:00'),
      rung('orange', '10-09 17:30', '10-10 09:00'),
      rung('red', '10-12 17:30', '10-13 09:00'),
      rung('interview', '10-19 17:30', '10-20 09:00'),
    ]);
  });

  it('of an urgent matter runs in hours and is delivered at once', () => {
    expect(times('09-25 20:00', { hours: 4 }, true)).toStrictEqual([
      rung('handler', '09-25 23:00', '09-25 23:00'),
      rung('head', '09-26 00:00', '09-26 00:00'),
      rung('dunning', '09-26 01:00', '09-26 01:00'),
      rung('orange', '09-26 03:00', '09-26 03:00'),
      rung('red', '09-26 05:00', '09-26 05:00'),
      rung('interview', '09-26 10:00', '09-26 10:00'),
    ]);
  });

  it("keeps the deadline's time of day, and is delivered at once in office hours", () => {
    expect(times('09-23 15:31', { immediate: true })?.slice(1, 3)).toStrictEqual([
      rung('head', '09-24 12:00', '09-24 13:30'),
      rung('dunning', '09-28 12:00', '09-28 13:30'),
    ]);
    expect(times('09-23 10:00', { dueAt: local('09-29 10:00') })?.[1]).toStrictEqual(
      rung('head', '09-29 10:00', '09-29 10:00'),
    );
  });
});
