import { verifyLedger } from '@kaoji/messaging';
import { runSupervision, type RunningSupervision } from './spec-fixtures/running-supervision.js';

let supervision: RunningSupervision;
beforeAll(async () => {
  supervision = await runSupervision();
});
afterAll(() => supervision.database.close());

describe('a posted registration [M4]', () => {
  it('is dispatched in the same moment, with its deadline and its due rows', async () => {
    const { events, deliver, rows, history, clock } = supervision;
    clock.set('2026-09-23T02:00:00.000Z');
    await deliver(events.registered('M1', '2026-09-23T02:00:00.000Z'));
    expect(await history('matter/M1')).toStrictEqual(['matter-registered', 'matter-dispatched']);
    const [matter] = await rows(`select status, unit, due_at, yellow_at, paused from matter where id = 'M1'`);
    expect(matter).toStrictEqual({
      status: 'dispatched',
      unit: 'U1',
      due_at: new Date('2026-09-29T09:30:00.000Z'),
      yellow_at: new Date('2026-09-29T01:15:00.000Z'),
      paused: false,
    });
    const armed = await rows(
      `select kind, at from due where subject = 'matter/M1' and state = 'armed' order by at, kind`,
    );
    expect(armed).toStrictEqual([
      { kind: 'acceptance', at: new Date('2026-09-24T09:30:00.999Z') },
      { kind: 'ladder-handler', at: new Date('2026-09-29T01:15:00.000Z') },
      { kind: 'ladder-head', at: new Date('2026-09-30T01:00:00.000Z') },
      { kind: 'ladder-dunning', at: new Date('2026-10-08T01:00:00.000Z') },
      { kind: 'ladder-orange', at: new Date('2026-10-10T01:00:00.000Z') },
      { kind: 'ladder-red', at: new Date('2026-10-13T01:00:00.000Z') },
      { kind: 'ladder-interview', at: new Date('2026-10-20T01:00:00.000Z') },
    ]);
  });

  it('climbs the ladder once per step until it is replied to, then no further', async () => {
    const { events, deliver, rows, liveUntil } = supervision;
    await liveUntil('2026-10-10T02:00:00.000Z');
    await deliver(events.replied('M1', '2026-10-10T02:00:00.000Z'));
    await liveUntil('2026-11-30T00:00:00.000Z');
    const steps = await rows(
      `select data->>'step' as step, recorded_at from event
       where stream = 'matter/M1' and type like '%escalated%' order by version`,
    );
    expect(steps).toStrictEqual([
      { step: 'handler', recorded_at: new Date('2026-09-29T01:15:00.000Z') },
      { step: 'head', recorded_at: new Date('2026-09-30T01:00:00.000Z') },
      { step: 'dunning', recorded_at: new Date('2026-10-08T01:00:00.000Z') },
      { step: 'orange', recorded_at: new Date('2026-10-10T01:00:00.000Z') },
    ]);
    expect(await rows(`select kind from due where subject = 'matter/M1' and state = 'armed'`)).toStrictEqual([]);
  });

  it('of the same reference at the same unit is refused while the first is open', async () => {
    const { events, deliver, history, rows } = supervision;
    const at = '2026-11-30T00:00:00.000Z';
    await deliver(events.registered('R1', at, { reference: '〔2026〕7' }));
    const second = events.registered('R2', at, { reference: '〔2026〕7' });
    await deliver(second);
    expect(await history('matter/R2')).toStrictEqual([]);
    const refused = await rows(`select data from event where stream = $1`, `receipt/${second.metadata.receipt}`);
    expect(refused).toStrictEqual([{ data: { code: 'duplicate-supervision', params: { matter: 'R1' } } }]);
    await deliver(events.replied('R1', at), events.registered('R3', at, { reference: '〔2026〕7' }));
    expect(await history('matter/R3')).toStrictEqual(['matter-registered', 'matter-dispatched']);
  });

  it('that comes after its reply in one batch or in two is applied, and the reply with it', async () => {
    const { events, deliver, history } = supervision;
    const at = '2026-11-30T01:00:00.000Z';
    const together = [events.replied('W1', at), events.registered('W1', at)];
    await deliver(...together);
    expect(await history('matter/W1')).toContain('matter-replied');
    await deliver(events.replied('W2', at));
    expect(await history('matter/W2')).toStrictEqual([]);
    await deliver(events.registered('W2', at));
    expect(await history('matter/W2')).toContain('matter-replied');
  });

  it('delivered again changes nothing', async () => {
    const { events, deliver, rows } = supervision;
    const event = events.registered('D1', '2026-11-30T02:00:00.000Z');
    await deliver(event, event);
    const before = await rows('select count(*) as n from event');
    await deliver(event);
    expect(await rows('select count(*) as n from event')).toStrictEqual(before);
  });
});

describe('the ledger of supervision', () => {
  it('verifies after all of this', async () => {
    const { ledger } = supervision;
    const report = await verifyLedger(ledger.pool, 'supervision', [...ledger.aggregates.values()]);
    expect(report.faults).toStrictEqual([]);
    expect(report.events).toBeGreaterThan(20);
  });
});
