import { chinaCalendarData } from '@kaoji/calendar';
import { CalendarChanged } from '@kaoji/contracts';
import { planMonths } from '@kaoji/scheduling';
import { Producer } from '../spec-fixtures/statements.js';
import { openPeriod, passMarker, periodsEndingWith, reschedule } from './period.reaction.js';

const shanghai = openPeriod(() => 'Asia/Shanghai');
const heard = (rootAt: string, backfill = false) => ({
  ...{ producer: 'supervision', position: '5', data: {} },
  metadata: { rootAt, ...(backfill && { backfill: true as const }) },
});
const streams = (all: readonly { readonly stream: string }[]): readonly string[] => all.map(({ stream }) => stream);

describe('the periods that end with a month', () => {
  it.each([
    ['2026-01', ['2026-01']],
    ['2026-02', ['2026-02']],
    ['2026-03', ['2026-03', '2026-Q1']],
    ['2026-06', ['2026-06', '2026-Q2']],
    ['2026-09', ['2026-09', '2026-Q3']],
    ['2026-11', ['2026-11']],
    ['2026-12', ['2026-12', '2026-Q4', '2026']],
  ])('%s are %j: quarter and year freeze with their last month', (month, periods) => {
    expect(periodsEndingWith(month)).toStrictEqual(periods);
  });
});

describe('[M3] a registration opens the timetable', () => {
  it.each([
    ['2026-10-08T02:00:00.000Z', ['period/2026-10']],
    ['2026-10-31T15:59:59.999Z', ['period/2026-10']],
    ['2026-10-31T16:00:00.000Z', ['period/2026-11']],
    ['2026-12-31T15:59:59.999Z', ['period/2026-12', 'period/2026-Q4', 'period/2026']],
    ['2026-12-31T16:00:00.000Z', ['period/2027-01']],
  ])('at %s of %j: the month of the installation, not of UTC', (at, expected) => {
    expect(streams(shanghai(heard(at)))).toStrictEqual(expected);
  });

  it('and asks each stream for its own period', () => {
    expect(shanghai(heard('2026-09-10T02:00:00.000Z'))).toStrictEqual([
      { stream: 'period/2026-09', command: { type: 'open-period', period: '2026-09' } },
      { stream: 'period/2026-Q3', command: { type: 'open-period', period: '2026-Q3' } },
    ]);
  });

  it('unless it is history that is loaded', () => {
    expect(shanghai(heard('2026-10-08T02:00:00.000Z', true))).toStrictEqual([]);
  });
});

describe('a marker', () => {
  const closesAt = '2027-01-06T09:30:00.000Z';
  const saying = (period: string) => ({ ...heard(closesAt), data: { period, closesAt } });

  it('is passed to the month and to what ends with it', () => {
    const addressed = passMarker('frozen')(saying('2026-12'));
    expect(streams(addressed)).toStrictEqual(['period/2026-12', 'period/2026-Q4', 'period/2026']);
    expect(addressed[1]?.command).toStrictEqual({
      ...{ type: 'pass-marker', period: '2026-Q4', producer: 'supervision', mark: 'frozen', position: '5', closesAt },
    });
  });

  it.each(['2026-Q4', '2026', 'soon'])('of %s is passed to nothing: producers close months', (period) => {
    expect(passMarker('closed')(saying(period))).toStrictEqual([]);
  });
});

describe('[M3] another calendar', () => {
  const calendar = chinaCalendarData({ version: 2, zone: 'Asia/Shanghai', years: [2026] });
  const changed = (at: string) =>
    new Producer('directory').say('calendar/main', CalendarChanged.type, { calendar, reason: '调休' }, at);

  it.each([
    ['2026-10-31T15:59:59.999Z', ['period/2026-09', 'period/2026-Q3', 'period/2026-10']],
    ['2026-10-31T16:00:00.000Z', ['period/2026-10', 'period/2026-11']],
    ['2027-01-05T02:00:00.000Z', ['period/2026-12', 'period/2026-Q4', 'period/2026', 'period/2027-01']],
  ])('that comes at %s moves %j', (at, expected) => {
    const addressed = reschedule(changed(at));
    expect(streams(addressed)).toStrictEqual(expected);
    expect(addressed.map(({ command }) => command)).toStrictEqual(
      expected.map(() => ({ type: 'reschedule', calendar })),
    );
  });

  it('moves the same months as the closes of the other services', () => {
    const event = changed('2026-12-15T02:00:00.000Z');
    const months = streams(reschedule(event)).filter((stream) => /-\d\d$/.test(stream));
    expect(months).toStrictEqual(streams(planMonths(event)));
  });
});
