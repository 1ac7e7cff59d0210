import { city } from '../spec-fixtures/city.js';
import { escalationOf, withdrawalOf } from '../spec-fixtures/matters.js';
import { NoticesBench } from '../spec-fixtures/notices-bench.js';
import { slipName } from './slip-number.policy.js';

let bench: NoticesBench;
beforeEach(async () => {
  bench = await NoticesBench.open('2026-10-08T02:00:00.000Z');
  await bench.hear(...city);
});
afterEach(() => bench.close());

const slipsOf = async (person: string) =>
  (await bench.inbox(person))
    .map(({ kind, subject, slip }) => `${kind} ${subject} ${slip ? slipName(slip) : '-'}`)
    .sort();

describe('slips', () => {
  it('are numbered by kind, once though each event comes twice; reminders and interviews have no number', async () => {
    await bench.hear(escalationOf('S1', 'head'), escalationOf('S1', 'dunning'), escalationOf('S2', 'dunning'));
    await bench.hear(escalationOf('S1', 'orange'), escalationOf('S1', 'red'), escalationOf('S1', 'interview'));
    expect(await slipsOf('head')).toStrictEqual([
      'ladder-dunning matter/S1 〔2026〕1号',
      'ladder-dunning matter/S2 〔2026〕2号',
      'ladder-head matter/S1 -',
      'ladder-orange matter/S1 〔2026〕1号',
      'ladder-red matter/S1 〔2026〕1号',
    ]);
    expect(await slipsOf('dsg')).toStrictEqual([
      'ladder-dunning matter/S1 〔2026〕1号',
      'ladder-dunning matter/S2 〔2026〕2号',
    ]);
    expect(await slipsOf('officer')).toStrictEqual(['ladder-interview matter/S1 -']);
  });

  it('keep their number when they are withdrawn: nobody gets it again', async () => {
    const [first] = await bench.hear(escalationOf('S3', 'dunning'));
    await bench.hear(withdrawalOf('S3', 'dunning', first?.version ?? 0), escalationOf('S4', 'dunning'));
    expect(await slipsOf('head')).toStrictEqual([
      'ladder-dunning matter/S3 〔2026〕1号',
      'ladder-dunning matter/S4 〔2026〕2号',
      'step-withdrawn matter/S3 -',
    ]);
  });

  it('of many matters at once have each their own, whatever two replicas do', async () => {
    const matters = Array.from({ length: 40 }, (_, index) => `S5-${index}`);
    await Promise.all(matters.map((matter) => bench.hear(escalationOf(matter, 'red'))));
    const numbers = (await bench.events('kaoji.notices.slip-numbered.v1')).map(({ data }) => data['number']);
    expect(numbers).toStrictEqual(matters.map((_, index) => index + 1));
  });

  it('cannot have the number of another: the index refuses it', async () => {
    const insert = `insert into slip (announcement, kind, year, number) values ($1, 'ladder-red', 2026, 7)`;
    await bench.pool.query(insert, ['one']);
    await expect(bench.pool.query(insert, ['another'])).rejects.toThrow('slip_number_once');
  });

  it('of loaded history there are none', async () => {
    await bench.hear(escalationOf('S6', 'red', { metadata: { backfill: true, actor: 'office' } }));
    expect(await bench.events('kaoji.notices.slip-numbered.v1')).toStrictEqual([]);
  });
});
