import { PostedMatterReturned } from '@kaoji/contracts';
import { Executor } from '@kaoji/messaging';
import type { MatterCommand } from '../matter/matter.decide.js';
import { calendar2026, runSupervision, type RunningSupervision } from '../spec-fixtures/running-supervision.js';
import { officeFigures } from './office-figures.policy.js';
import { OfficeFigures } from './office-figures.store.js';

let supervision: RunningSupervision;
beforeAll(async () => {
  supervision = await runSupervision();
});
afterAll(() => supervision.database.close());

const at = '2026-10-26T02:00:00.000Z';

async function act(number: string, command: MatterCommand): Promise<void> {
  const commands = [{ stream: `matter/${number}`, command }];
  await new Executor(supervision.ledger).submit({ origin: { kind: 'fresh' }, commands, metadata: { rootAt: at } });
}

const figures = async (month: string): Promise<object> => {
  const worked = await new OfficeFigures(supervision.ledger.pool).ofMonth(month, 'Asia/Shanghai');
  return officeFigures(worked, supervision.clock.now());
};

describe("the office's figures of a month", () => {
  it('are of the steps due and the dispatches made in it, of whatever matters but history that was loaded', async () => {
    const { clock, events, deliver, liveUntil } = supervision;
    clock.set(at);
    const backfill = events.registered('O4', at);
    await deliver(
      events.registered('O1', at),
      events.registered('O2', at),
      events.registered('O3', at, { unitCode: undefined as never }),
      { ...backfill, metadata: { ...backfill.metadata, backfill: true } },
    );
    await deliver(
      events.posted('O1', PostedMatterReturned, at, { unitCode: 'U1', reason: 'not ours' }),
      events.replied('O2', at),
      events.replied('O4', at),
    );
    await act('O1', { type: 'rule-on-return', ruling: 'moves', unit: 'U2', reason: 'r', legalOpinion: null, by: 'P' });
    await act('O2', { type: 'close', by: 'P', finding: 'f' });
    await act('O2', { type: 'switch-off-follow-up', by: 'P', reason: 'r' });
    await liveUntil('2026-10-31T15:00:00.000Z');
    expect(await figures('2026-10')).toMatchObject({
      ...{ due: 3, onTime: 2, rate: '66.67', followUpsSwitchedOff: 0 },
      dispatches: { made: 3, wrong: 1, rate: '33.33' },
    });
    expect(await figures('2026-09')).toMatchObject({ due: 0, dispatches: { made: 0 } });
    expect(await figures('2026-11')).toMatchObject({ due: 0, dispatches: { made: 0 } });
  });

  it('follow a new calendar: its sweep reaches matters that are closed and still to be followed up', async () => {
    const { clock, events, deliver, liveUntil, rows } = supervision;
    const petitioner = { name: { ref: 'n', hmac: 'h', length: 1 }, phone: { ref: 'p', hmac: 'h', length: 1 } };
    await deliver(events.registered('O5', clock.now(), { petitioner }), events.replied('O5', clock.now()));
    await act('O5', { type: 'close', by: 'P', finding: 'f' });
    const followUpBy = async () => (await rows(`select state->>'followUpBy' as at from matter where id = 'O5'`))[0];
    expect(await followUpBy()).toStrictEqual({ at: '2026-11-06T09:30:00.000Z' });
    const changed = { ...calendar2026, version: 2, daysOff: [...calendar2026.daysOff, '2026-11-04'].sort() };
    await deliver(events.calendar(changed));
    await liveUntil('2026-10-31T16:00:00.000Z');
    expect(await followUpBy()).toStrictEqual({ at: '2026-11-09T09:30:00.000Z' });
  });
});
