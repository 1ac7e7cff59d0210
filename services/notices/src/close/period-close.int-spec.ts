import { IntakePeriodClosed, NoticesPeriodPlanned, SupervisionPeriodClosed, catalogue } from '@kaoji/contracts';
import { checkHandlers } from '@kaoji/messaging';
import { Look } from '@kaoji/scheduling';
import { NoticesBench } from '../spec-fixtures/notices-bench.js';
import { noticesDefinition } from '../notices.module.js';
import type { Spoken } from '../spec-fixtures/recorded.js';

const closesAt = '2026-11-04T09:30:00.000Z';
const closed = 'kaoji.notices.period-closed.v1';
let bench: NoticesBench;

beforeEach(async () => {
  bench = await NoticesBench.open('2026-11-04T09:30:05.000Z');
});
afterEach(() => bench.close());

const marker = (type: string, producer: string): Spoken => ({
  ...{ producer, stream: 'period/2026-10', type },
  data: { period: '2026-10', closesAt },
});
const supervision = marker(SupervisionPeriodClosed.type, 'supervision');

const markers = async () => (await bench.events(closed)).map(({ stream, data }) => ({ stream, ...data }));
const own = { stream: 'period/2026-10', period: '2026-10', closesAt };

describe('the marker of a period', () => {
  it('comes after those of the services before it, at the earliest 20 s after the close, once', async () => {
    await bench.submit('period/2026-10', { type: 'plan' });
    await bench.until('2026-11-04T09:30:30.000Z');
    expect(await markers()).toStrictEqual([]);
    bench.clock.set('2026-11-04T09:30:05.000Z');
    await bench.hear(supervision);
    await bench.until('2026-11-04T09:30:19.999Z');
    expect(await markers()).toStrictEqual([]);
    await bench.until('2026-11-04T09:30:20.000Z');
    expect(await markers()).toStrictEqual([own]);
    await bench.until('2026-11-05T00:00:00.000Z');
    expect(await markers()).toStrictEqual([own]);
  });

  it('does not wait for a service that is not in the installation', async () => {
    await bench.hear(supervision);
    const passed = (await bench.events(NoticesPeriodPlanned.type)).at(-1);
    expect(passed?.data).toMatchObject({ period: '2026-10', closesAt, passed: ['supervision'], awaited: [] });
  });

  it('knows a marker that comes from nobody it waits for', async () => {
    await bench.hear(marker(IntakePeriodClosed.type, 'intake'));
    await bench.until('2026-11-04T09:31:00.000Z');
    expect(await markers()).toStrictEqual([]);
  });

  it('is not set while a step due before the close is armed, and set when that is taken', async () => {
    await bench.hear(supervision);
    await bench.pool.query(
      `insert into due (kind, subject, round, at, state, metadata)
       values ('deliver', 'correspondence/matter/1', 'x', $1, 'armed', '{}')`,
      ['2026-11-04T09:29:59.999Z'],
    );
    bench.clock.set('2026-11-04T09:30:20.000Z');
    const { rows } = await bench.pool.query<{ id: string }>(`select id from due where kind = 'close'`);
    const { executor } = bench.replica();
    const close = () =>
      executor.submit({
        origin: { kind: 'due', id: rows[0]?.id ?? '', at: bench.clock.now() },
        commands: [{ stream: 'period/2026-10', command: { type: 'close' } }],
        metadata: { rootAt: bench.clock.now() },
      });
    await expect(close()).rejects.toThrow('2 steps due before the close are still armed');
    expect(await markers()).toStrictEqual([]);
    const look = bench.replica().look satisfies Look;
    expect(await look.run()).toBe(3);
    expect(await markers()).toStrictEqual([own]);
  });
});

describe('the service', () => {
  it('handles what the contracts list for it, and nothing else, whoever runs beside it', () => {
    const all = ['directory', 'intake', 'supervision', 'rankings', 'notices'];
    for (const composition of [all, ['notices']]) {
      const { handlers } = noticesDefinition(bench.copy, catalogue, composition);
      expect(() => checkHandlers('notices', catalogue, handlers, composition)).not.toThrow();
    }
  });
});
