import fc from 'fast-check';
import { DateTime } from 'luxon';
import { Producer, types } from '../spec-fixtures/statements.js';
import { factsOf, type Fact, type StatingEvent } from './fact.projection.js';

const shanghai = 'Asia/Shanghai';
const stating = (figures: unknown, more: Partial<StatingEvent> = {}): StatingEvent => ({
  ...{ producer: 'supervision', stream: 'matter/1', version: 2, type: types.replied, position: '1-2' },
  ...{ data: { figures }, metadata: { rootAt: '2026-10-09T02:00:00.000Z' }, occurredAt: '2026-10-09T03:00:00.000Z' },
  ...more,
});
const only = (facts: readonly Fact[]): Fact => {
  const [fact, ...more] = facts;
  if (!fact || more.length > 0) throw new Error(`${facts.length} facts`);
  return fact;
};
const at = '2026-10-08T02:00:00.000Z';

describe('[M4] the facts of an event', () => {
  it.each([[undefined], [null], [{}], [{ cases: [], followUps: [], slips: [] }]])(
    'with the figures %j are none',
    (figures) => {
      expect(factsOf(stating(figures), shanghai)).toStrictEqual([]);
    },
  );

  it('of a case carry whence it comes and the months of deadline, dispatch, reply and registration', () => {
    const event = new Producer().case(
      '1',
      {
        ...{ unit: 'D07', registeredAt: '2026-07-31T16:00:00.000Z', dispatchedAt: '2026-09-01T01:00:00.000Z' },
        ...{ repliedAt: '2026-09-30T15:59:59.999Z', dueAt: '2026-10-15T09:30:00.000Z' },
      },
      at,
    );
    const { figure, ...fact } = only(factsOf(event, shanghai));
    expect(fact).toStrictEqual({
      ...{ producer: 'supervision', stream: 'matter/1', version: 1, caseKey: 'lead/1', kind: 'case', unit: 'D07' },
      ...{ type: types.dispatched, position: event.position, rootAt: at, occurredAt: at, excluded: false },
      ...{ month: '2026-10', dispatchMonth: '2026-09', replyMonth: '2026-09', registeredMonth: '2026-08' },
    });
    expect(figure).toMatchObject({ case: 'lead/1', unit: 'D07', dueAt: '2026-10-15T09:30:00.000Z' });
  });

  it('of a case without deadline, dispatch and reply stand in no month but that of the registration', () => {
    const event = new Producer().case('1', { dueAt: null, dispatchedAt: null, repliedAt: null }, at);
    expect(only(factsOf(event, shanghai))).toMatchObject({
      ...{ month: null, dispatchMonth: null, replyMonth: null, registeredMonth: '2026-10' },
    });
  });

  it('of a follow-up stand in the month of the answer', () => {
    const event = new Producer().followUp('1', { answeredAt: '2026-10-31T16:00:00.000Z', registeredAt: at }, at);
    expect(only(factsOf(event, shanghai))).toMatchObject({
      ...{ kind: 'follow-up', caseKey: 'follow-up/1', month: '2026-11', registeredMonth: '2026-10' },
      ...{ dispatchMonth: null, replyMonth: null },
    });
  });

  it('of a slip stand in the month in which its step came due, whenever it was taken', () => {
    const event = new Producer().slip('1', { dueAt: '2026-09-30T09:30:00.000Z' }, '2026-10-08T01:00:00.000Z');
    expect(only(factsOf(event, shanghai))).toMatchObject({
      ...{ kind: 'slip', month: '2026-09', registeredMonth: null, dispatchMonth: null, replyMonth: null },
    });
  });

  it('are excluded when the case is, or when the slip is withdrawn', () => {
    const supervision = new Producer();
    const events = [
      supervision.case('1', { excluded: true }, at),
      supervision.followUp('1', { excluded: true }, at),
      supervision.slip('1', { withdrawn: true }, at),
    ];
    expect(
      events.flatMap((event) => factsOf(event, shanghai)).map(({ kind, excluded }) => [kind, excluded]),
    ).toStrictEqual(['case', 'follow-up', 'slip'].map((kind) => [kind, true]));
  });

  it('are as many as it states: one per case, follow-up and slip', () => {
    const figures = {
      cases: [
        { case: 'lead/1', unit: 'D01', registeredAt: at, excluded: false },
        { case: 'co/D02/1', unit: 'D02', registeredAt: at, excluded: false },
      ],
      followUps: [{ case: 'follow-up/1', unit: 'D01', answeredAt: at, registeredAt: at, excluded: false }],
      slips: [{ case: 'slip/1/red', unit: 'D02', slip: 'red', dueAt: at, withdrawn: false }],
    };
    const facts = factsOf(stating(figures), shanghai);
    expect(facts.map(({ caseKey, unit }) => [caseKey, unit])).toStrictEqual([
      ['lead/1', 'D01'],
      ['co/D02/1', 'D02'],
      ['follow-up/1', 'D01'],
      ['slip/1/red', 'D02'],
    ]);
    expect(new Set(facts.map(({ version, stream, position }) => `${stream} ${version} ${position}`)).size).toBe(1);
  });

  it('are made from the event alone: twice the same', () => {
    const event = new Producer().case('1', { dueAt: '2026-10-15T09:30:00.000Z' }, at);
    expect(factsOf(event, shanghai)).toStrictEqual(factsOf(event, shanghai));
  });

  it('keep the first cause apart from when it happened: a late one belongs to the close by its cause', () => {
    const metadata = { rootAt: '2026-11-05T02:00:00.000Z' };
    const figures = { slips: [{ case: 's', unit: 'D01', slip: 'red', dueAt: at, withdrawn: false }] };
    expect(only(factsOf(stating(figures, { metadata }), shanghai))).toMatchObject({
      ...{ rootAt: '2026-11-05T02:00:00.000Z', occurredAt: '2026-10-09T03:00:00.000Z', month: '2026-10' },
    });
  });
});

describe('the month of a fact', () => {
  const monthIn = (dueAt: string, zone: string) => only(factsOf(new Producer().case('1', { dueAt }, at), zone)).month;

  it.each([
    ['2026-10-31T15:59:59.999Z', shanghai, '2026-10'],
    ['2026-10-31T16:00:00.000Z', shanghai, '2026-11'],
    ['2026-11-01T04:59:59.999Z', 'America/New_York', '2026-11'],
    ['2026-11-01T03:59:59.999Z', 'America/New_York', '2026-10'],
    ['2026-12-31T16:00:00.000Z', shanghai, '2027-01'],
    ['2028-02-29T15:59:59.999Z', shanghai, '2028-02'],
    ['2026-11-01T00:30:00.000+08:00', 'Etc/UTC', '2026-10'],
  ])('of %s in %s is %s', (dueAt, zone, month) => {
    expect(monthIn(dueAt, zone)).toBe(month);
  });

  it('is that of the installation at every instant and in every zone', () => {
    const zones = ['Pacific/Kiritimati', 'Etc/GMT+12', shanghai, 'America/New_York', 'Asia/Kathmandu', 'Etc/UTC'];
    const instant = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (dueAt, zone) => {
        expect(monthIn(dueAt, zone)).toBe(DateTime.fromISO(dueAt, { zone }).toFormat('yyyy-MM'));
      }),
      { seed: 23 },
    );
  });
});

describe('[M3] the facts of a ruling on an objection', () => {
  const figure = { case: 'slip/1/red', unit: 'D01', slip: 'red', dueAt: '2026-10-31T16:00:00.000Z', withdrawn: false };
  const ruled = { old: 'supervision/matter/1/5', stream: 'matter/1', case: 'slip/1/red', kind: 'slip', figure };
  const decided = (facts: unknown): StatingEvent =>
    stating(undefined, {
      ...{ producer: 'rankings', stream: 'period/2026-10', version: 9, type: 'kaoji.rankings.objection-decided.v1' },
      data: { objection: 'o1', upheld: true, reason: '属实', decidedBy: 'office', facts },
    });

  it.each([
    ['left-out', true],
    ['restated', false],
  ])('%s stand in its own stream, name the old ones, and are left out: %p', (effect, excluded) => {
    expect(only(factsOf(decided([{ ...ruled, effect }]), shanghai))).toMatchObject({
      ...{ producer: 'rankings', stream: 'period/2026-10', version: 9, caseKey: 'matter/1 slip/1/red', kind: 'slip' },
      ...{ unit: 'D01', month: '2026-11', excluded, figure },
      ruling: { objection: 'o1', effect, stream: 'matter/1', caseKey: 'slip/1/red', old: 'supervision/matter/1/5' },
    });
  });

  it('are none when it names none, or was refused before there were any to name', () => {
    expect([factsOf(decided([]), shanghai), factsOf(decided(undefined), shanghai)]).toStrictEqual([[], []]);
  });
});

describe('[M26] the fact of a statement that nobody acknowledged', () => {
  it('is of conduct, in the month in which it came due, whichever month the statement is about', () => {
    const data = {
      announcement: 'n1',
      subject: 'statement/2026-10/D01',
      unit: 'D01',
      period: '2026-10',
      at: '2026-11-17T09:30:00.000Z',
    };
    const stream = 'correspondence/statement/2026-10/D01';
    const event = stating(undefined, {
      producer: 'notices',
      stream,
      type: 'kaoji.notices.notice-unacknowledged.v1',
      data,
    });
    expect(only(factsOf(event, shanghai))).toMatchObject({
      ...{
        producer: 'notices',
        stream,
        kind: 'conduct',
        caseKey: 'n1',
        unit: 'D01',
        month: '2026-11',
        excluded: false,
      },
      ...{ dispatchMonth: null, replyMonth: null, registeredMonth: null },
      figure: { case: 'n1', unit: 'D01', conduct: 'statement-unacknowledged', at: '2026-11-17T09:30:00.000Z' },
    });
  });
});
