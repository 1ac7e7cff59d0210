import { calendarDataOf, calendarOf } from '@kaoji/calendar';
import { CalendarChanged, PersonRecorded, RankingComputed } from '@kaoji/contracts';
import { absence, city } from '../spec-fixtures/city.js';
import { dispatchOf, replyOf } from '../spec-fixtures/matters.js';
import { NoticesBench } from '../spec-fixtures/notices-bench.js';

/** 2026-10: working days of November are 2, 3, 4, 5, 6; the fifth is Friday 2026-11-06. */
const statementsAt = '2026-11-06T01:30:00.000Z';
const unacknowledged = 'kaoji.notices.notice-unacknowledged.v1';
const subject = 'statement/2026-10/D01';
let bench: NoticesBench;

beforeEach(async () => {
  bench = await NoticesBench.open('2026-10-08T02:00:00.000Z');
  await bench.hear(...city);
  await bench.submit('month/2026-10', { type: 'plan' });
});
afterEach(() => bench.close());

const armed = async () =>
  (
    await bench.pool.query<{ step: string }>(
      `select subject || ' ' || kind || ' ' || to_char(at at time zone 'UTC', 'MM-DD HH24:MI') as step
       from due where state = 'armed' and subject like 'month/%' order by at, subject, kind`,
    )
  ).rows.map(({ step }) => step);

const acknowledge = async (person: string) => {
  const [notice] = await bench.inbox(person);
  return await bench.submit(`correspondence/${subject}`, { type: 'acknowledge', notice: notice?.id, person });
};

describe('[M3] the monthly notifications of a period', () => {
  it('are planned by working days, and each month plans the next', async () => {
    expect(await armed()).toStrictEqual([
      'month/2026-10 next-month 10-31 16:00',
      'month/2026-10 statements 11-06 01:30',
    ]);
    await bench.until('2026-10-31T16:00:00.000Z');
    expect(await armed()).toStrictEqual([
      'month/2026-10 statements 11-06 01:30',
      'month/2026-11 next-month 11-30 16:00',
      'month/2026-11 statements 12-07 01:30',
    ]);
  });

  it('planned again change nothing, by another calendar move what is still to come', async () => {
    await bench.submit('month/2026-10', { type: 'plan' });
    expect(await bench.events('kaoji.notices.month-planned.v1')).toHaveLength(1);
    const data = calendarDataOf(bench.copy.calendar());
    const calendar = calendarDataOf(calendarOf({ ...data, version: 2, daysOff: [...data.daysOff, '2026-11-02'] }));
    await bench.hear({
      ...{ producer: 'directory', stream: 'calendar/main', type: CalendarChanged.type },
      data: { calendar, reason: '调休' },
    });
    expect(await armed()).toStrictEqual([
      'month/2026-10 next-month 10-31 16:00',
      'month/2026-10 statements 11-09 01:30',
    ]);
  });

  it('go to the head of every ranked unit, once per person and unit', async () => {
    await bench.until('2026-11-06T01:29:59.999Z');
    expect(await bench.told(subject)).toStrictEqual([]);
    await bench.until(statementsAt);
    expect(await bench.told(subject)).toStrictEqual(['head: monthly-statement']);
    expect(await bench.told('statement/2026-10/D02')).toStrictEqual(['mayor: monthly-statement']);
    expect(await bench.told('statement/2026-10/CITY')).toStrictEqual([]);
    await bench.until('2026-11-06T02:30:00.000Z');
    expect(await bench.events('kaoji.notices.notice-issued.v1')).toHaveLength(2);
  });
});

describe('a statement', () => {
  it('says what is open, by light, what is due this month, and the place in the provisional ranking', async () => {
    const due = (dueAt: string, yellowAt = dueAt) => ({ dueAt, yellowAt });
    await bench.hear(
      dispatchOf('red', 'D01', due('2026-11-05T09:30:00.000Z')),
      dispatchOf('yellow', 'D01', due('2026-11-09T09:30:00.000Z', statementsAt)),
      dispatchOf('green', 'D01', due('2026-12-01T09:30:00.000Z')),
      dispatchOf('answered', 'D01', due('2026-11-05T09:30:00.000Z')),
      dispatchOf('other', 'D02', due('2026-11-05T09:30:00.000Z')),
      replyOf('answered', 'D01'),
    );
    const places = [{ unit: 'D01', category: 'departments', rank: 2, total: '75.94', grade: 'pass', change: -1 }];
    const ranking = { producer: 'rankings', stream: 'period/2026-10', type: RankingComputed.type };
    await bench.hear(
      { ...ranking, data: { kind: 'provisional', places } },
      { ...ranking, data: { kind: 'frozen', places: [{ ...places[0], rank: 1 }] } },
    );
    await bench.until(statementsAt);
    const [statement] = await bench.inbox('head');
    expect(statement?.kind).toBe('monthly-statement');
    expect(statement?.figures).toStrictEqual({
      ...{ score: '75.94', rank: 2, change: -1 },
      ...{ open: 3, overdue: 1, yellow: 1, green: 1, grey: 0, dueThisMonth: 1 },
    });
  });

  it('of a unit without cases and without a place says so in numbers', async () => {
    await bench.until(statementsAt);
    const [statement] = await bench.inbox('head');
    expect(statement?.figures).toStrictEqual({
      ...{ score: null, rank: null, change: null },
      ...{ open: 0, overdue: 0, yellow: 0, green: 0, grey: 0, dueThisMonth: 0 },
    });
    expect(statement?.acknowledgeBy).toBe('2026-11-11T09:30:00.000Z');
  });

  it('acknowledged within 3 working days is followed by nothing', async () => {
    await bench.until(statementsAt);
    bench.clock.set('2026-11-11T09:30:00.999Z');
    await acknowledge('head');
    await bench.until('2026-11-12T01:00:00.000Z');
    await bench.until('2026-11-17T09:30:01.000Z');
    expect(await bench.told(subject)).toStrictEqual(['head: monthly-statement']);
    expect((await bench.events(unacknowledged)).map(({ stream }) => stream)).toStrictEqual([
      'correspondence/statement/2026-10/D02',
    ]);
  });

  it('not acknowledged is followed by one reminder at the next opening, then by one conduct fact', async () => {
    await bench.until(statementsAt);
    await bench.until('2026-11-11T09:30:01.000Z');
    expect(await bench.told(subject)).toStrictEqual(['head: monthly-statement']);
    await bench.until('2026-11-12T01:00:00.000Z');
    expect(await bench.told(subject)).toStrictEqual(['head: monthly-statement', 'head: statement-reminder']);
    await bench.until('2026-11-17T09:30:00.999Z');
    expect(await bench.events(unacknowledged)).toStrictEqual([]);
    await bench.until('2026-11-17T09:30:01.000Z');
    await bench.until('2026-11-18T09:30:00.000Z');
    const facts = (await bench.events(unacknowledged)).filter(({ data }) => data['unit'] === 'D01');
    expect(facts.map(({ data }) => [data['period'], data['at']])).toStrictEqual([
      ['2026-10', '2026-11-17T09:30:01.000Z'],
    ]);
    expect(await bench.told(subject)).toStrictEqual(['head: monthly-statement', 'head: statement-reminder']);
  });

  it('of an absent head goes to the stand-in, whose acknowledgement is enough', async () => {
    const head = { code: 'head', name: '某', unit: 'D01', roles: [], email: null, standIn: 'second', active: true };
    await bench.hear(
      { producer: 'directory', stream: 'person/head', type: PersonRecorded.type, data: head },
      absence('head', '2026-11-05T16:00:00.000Z', '2026-11-06T16:00:00.000Z'),
    );
    await bench.until(statementsAt);
    expect(await bench.told(subject)).toStrictEqual(['second: monthly-statement']);
    await acknowledge('second');
    await bench.until('2026-11-12T01:00:00.000Z');
    expect(await bench.told(subject)).toStrictEqual(['second: monthly-statement']);
  });

  it('acknowledged before the reminder goes out needs none', async () => {
    await bench.until(statementsAt);
    await bench.until('2026-11-11T09:30:01.000Z');
    await acknowledge('head');
    await bench.until('2026-11-12T01:00:00.000Z');
    expect(await bench.told(subject)).toStrictEqual(['head: monthly-statement']);
  });

  it('is acknowledged by nobody but its addressee, and once', async () => {
    await bench.until(statementsAt);
    const [notice] = await bench.inbox('head');
    const stream = `correspondence/${subject}`;
    const by = (person: string) => bench.submit(stream, { type: 'acknowledge', notice: notice?.id, person });
    expect(await by('mayor')).toStrictEqual([{ kind: 'rejected', code: 'notice-unknown' }]);
    await by('head');
    expect((await by('head'))[0]).toMatchObject({ kind: 'accepted', events: [] });
    expect(await bench.events('kaoji.notices.notice-acknowledged.v1')).toHaveLength(1);
  });
});
