import { Executor } from '@kaoji/messaging';
import { Matters } from '../matter/matter.store.js';
import { runSupervision, type RunningSupervision } from '../spec-fixtures/running-supervision.js';
import type { MergeMatter } from './merge.decide.js';

let supervision: RunningSupervision;
let executor: Executor;
const at = '2026-09-23T02:00:00.000Z';

beforeAll(async () => {
  supervision = await runSupervision();
  const { clock, deliver, events, ledger } = supervision;
  clock.set(at);
  await deliver(...['A', 'B', 'C', 'D', 'E', 'F'].map((number) => events.registered(number, at)));
  executor = new Executor(ledger);
});
afterAll(() => supervision.database.close());

async function merge(number: string, into: string): Promise<string> {
  const command: MergeMatter = { type: 'merge', into, by: 'P', reason: 'the same' };
  const commands = [{ stream: `matter/${number}`, command }];
  const { outcomes } = await executor.submit({ origin: { kind: 'fresh' }, commands, metadata: { rootAt: at } });
  const [outcome] = outcomes;
  return outcome?.kind === 'rejected' ? outcome.code : 'accepted';
}

const statusOf = async (number: string): Promise<string> =>
  (await new Matters(supervision.ledger.pool).find(number)).status;

describe('a number that follows another', () => {
  it('may itself be followed, but never in a circle, short or long', async () => {
    expect(await merge('A', 'B')).toBe('accepted');
    expect(await merge('B', 'A')).toBe('merged-in-a-circle');
    expect(await merge('B', 'C')).toBe('accepted');
    expect(await merge('C', 'A')).toBe('merged-in-a-circle');
    expect(await merge('C', 'B')).toBe('merged-in-a-circle');
    expect([await statusOf('A'), await statusOf('B'), await statusOf('C')]).toStrictEqual([
      'merged',
      'merged',
      'dispatched',
    ]);
    expect(await merge('D', 'A')).toBe('accepted');
  });

  it('closes no circle with a merger of the same moment: one of the two is refused', async () => {
    const answers = await Promise.all([merge('E', 'F'), merge('F', 'E')]);
    expect(answers.sort()).toStrictEqual(['accepted', 'merged-in-a-circle']);
  });

  it('leads to the one that all follow', async () => {
    const matters = new Matters(supervision.ledger.pool);
    for (const number of ['A', 'B', 'C', 'D']) expect(await matters.leading(number)).toMatchObject({ number: 'C' });
    expect(await matters.leading('nothing')).toStrictEqual({ status: 'unknown' });
  });
});
