import { PostedMatterExclusionRequested } from '@kaoji/contracts';
import { Executor } from '@kaoji/messaging';
import { runSupervision, type RunningSupervision } from '../spec-fixtures/running-supervision.js';
import { exclusionTotals } from './exclusion-totals.policy.js';
import { Exclusions } from './exclusion-totals.store.js';

let supervision: RunningSupervision;
beforeAll(async () => {
  supervision = await runSupervision();
});
afterAll(() => supervision.database.close());

const at = '2026-10-26T02:00:00.000Z';

/** Replied, closed, and asked to be excluded; two people say the same. */
async function exclude(number: string, grant: boolean): Promise<void> {
  const { events, deliver, ledger } = supervision;
  const act = (command: object) =>
    new Executor(ledger).submit({
      origin: { kind: 'fresh' },
      commands: [{ stream: `matter/${number}`, command }],
      metadata: { rootAt: at },
    });
  await deliver(events.registered(number, at), events.replied(number, at));
  await act({ type: 'close', by: 'P', finding: 'f' });
  const asked = { unitCode: 'U1', reason: 'force-majeure' as const, evidence: [] };
  await deliver(events.posted(number, PostedMatterExclusionRequested, at, asked));
  await act({ type: 'review-exclusion', reviewer: 'Q', grant, reason: 'r' });
  await act({ type: 'review-exclusion', reviewer: 'R', grant, reason: 'r' });
}

describe('exclusions', () => {
  it('count in the month in which they were granted, beside the cases due in it; refused ones do not', async () => {
    supervision.clock.set(at);
    await exclude('X1', true);
    await exclude('X2', false);
    const exclusions = new Exclusions(supervision.ledger.pool);
    expect(exclusionTotals(await exclusions.grantedIn('2026-10', 'Asia/Shanghai'))).toStrictEqual([
      { unit: 'U1', total: 1, reasons: [{ reason: 'force-majeure', count: 1 }] },
    ]);
    expect(await exclusions.grantedIn('2026-11', 'Asia/Shanghai')).toStrictEqual([]);
    expect([...(await exclusions.casesOf('2026-10', 'Asia/Shanghai'))]).toStrictEqual([['U1', 2]]);
  });
});
