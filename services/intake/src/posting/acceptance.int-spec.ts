import {
  housingKey,
  hotlineKey,
  intakeWorld,
  noonless,
  type IntakeProcess,
  type IntakeWorld,
} from '../spec-fixtures/intake-world.js';
import { cloudEvent, progress, registration } from '../spec-fixtures/posts.js';

jest.setTimeout(30_000);

let world: IntakeWorld;
let intake: IntakeProcess;
beforeAll(async () => {
  world = await intakeWorld();
  intake = await world.process();
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(noonless));

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

const statusOf = async (items: readonly unknown[], poster = housingKey) =>
  (await intake.acceptance.accept(items, poster)).map(({ status, refusal }) => refusal?.code ?? status);

const eventsOf = async (stream: string) => {
  const { rows } = await world.pool.query(
    'select version, type, data, metadata, occurred_at from event where stream = $1 order by version',
    [stream],
  );
  return rows as {
    version: number;
    type: string;
    data: Record<string, unknown>;
    metadata: object;
    occurred_at: Date;
  }[];
};

describe('a batch', () => {
  it('of 1,000 accepts all others although one event of each bad kind stands in the middle', async () => {
    const bad: [string, unknown][] = [
      ['invalid-event', 'text'],
      ['invalid-event', null],
      ['invalid-envelope', progress('b-1', {}, { specversion: '0.3' })],
      ['invalid-envelope', progress('b-1', {}, { time: '2026-02-30T10:00:00Z' })],
      ['invalid-envelope', progress('b 1')],
      ['invalid-envelope', progress('b-1', {}, { Extension: 1 })],
      ['invalid-envelope', progress('b-1', {}, { data_base64: 'AA==' })],
      ['invalid-text', progress('b-1', { note: 'a\u0000b' })],
      ['invalid-text', progress('b-1', { note: 'a\ud800b' })],
      ['invalid-text', progress('b-1', { 'n\u0000te': 'a' })],
      ['too-deep', progress('b-1', { note: deep(20) })],
      ['too-deep', progress('b-1', { note: deep(5_000) })],
      ['event-too-large', progress('b-1', { note: 'x'.repeat(256 * 1024) })],
      ['unknown-type', cloudEvent('matter.forgotten', 'b-1', {})],
      ['invalid-data', progress('b-1', { nota: 'misspelt' })],
      ['invalid-data', progress('b-1', { note: 5 })],
      ['invalid-data', JSON.parse(JSON.stringify(progress('b-1')).replace('"note"', '"__proto__":{"a":1},"note"'))],
      ['unknown-unit', progress('b-1', { unitCode: 'nowhere' })],
      ['not-own-unit', progress('b-1', { unitCode: 'water' })],
      ['time-in-future', progress('b-1', {}, { time: '2026-10-14T10:05:00.001+08:00' })],
      [
        'unknown-file',
        progress('b-1', { evidence: [{ name: 'a', sha256: 'a'.repeat(64), mediaType: 'text/plain', fileId: 'f' }] }),
      ],
    ];
    const good = Array.from({ length: 1_000 - bad.length }, (_, index) => progress(`c-${index}`));
    const batch = [...good.slice(0, 490), ...bad.map(([, item]) => item), ...good.slice(490)];
    const before = await world.counts();
    const expected = [...good.slice(0, 490).map(() => 'accepted'), ...bad.map(([code]) => code)];
    expect(await statusOf(batch)).toStrictEqual([...expected, ...good.slice(490).map(() => 'accepted')]);
    const after = await world.counts();
    const added = (table: string): number => Number(after[table]) - Number(before[table]);
    expect([added('event'), added('receipt'), added('posted_matter')]).toStrictEqual(
      good.map(() => good.length).slice(0, 3),
    );
  });

  it('keeps the order of one subject', async () => {
    const events = Array.from({ length: 450 }, (_, index) => progress('order', { note: `note ${index}` }));
    await statusOf(events);
    const notes = (await eventsOf('matter/order')).map(({ version, data }) => [version, data['note']]);
    expect(notes).toStrictEqual(events.map(({ data }, index) => [index + 1, (data as { note?: string }).note]));
  });

  it('is accepted at its edges: 5 minutes ahead, nesting of 20, extension attributes, no time', async () => {
    const edges = [
      progress('edge', {}, { time: '2026-10-14T10:05:00+08:00' }),
      progress('edge', {}, { traceparent: 'x', partitionkey: 'edge', sequence: 5, time: null }),
    ];
    expect(await statusOf(edges)).toStrictEqual(['accepted', 'accepted']);
  });
});

describe('what stands in the ledger', () => {
  it('is the data as posted with its times, and metadata that lead back to the post', async () => {
    const event = progress('ledger', {}, { id: 'ledger-1' });
    const [verdict] = await intake.acceptance.accept([event], housingKey);
    const receipt = verdict?.receipt;
    expect(await eventsOf('matter/ledger')).toStrictEqual([
      {
        version: 1,
        type: 'kaoji.matter.progressed.v1',
        data: {
          unitCode: 'housing',
          note: 'A repairman was sent.',
          posting: {
            statedAt: '2026-10-14T01:30:00.000Z',
            receivedAt: noonless,
            countsAt: '2026-10-14T01:30:00.000Z',
            registrar: 'housing',
          },
        },
        metadata: {
          actor: 'key:h',
          actorUnit: 'housing',
          causation: receipt,
          correlation: receipt,
          receipt,
          rootAt: noonless,
          directoryPosition: intake.copy.position(),
        },
        occurred_at: new Date('2026-10-14T01:30:00.000Z'),
      },
    ]);
  });

  it('counts a late post at its receipt, and with the right backfill when it was stated, marked as history', async () => {
    const late = { time: '2026-10-12T17:31:00+08:00' };
    world.clock.set('2026-10-13T09:30:00.001Z');
    await intake.acceptance.accept([progress('late', {}, late)], housingKey);
    await intake.acceptance.accept([progress('late', {}, late)], { ...housingKey, rights: ['backfill'] });
    world.clock.set('2026-10-13T09:30:00.000Z');
    await intake.acceptance.accept([progress('late', {}, late)], { ...housingKey, rights: ['backfill'] });
    const told = (await eventsOf('matter/late')).map(({ data, metadata }) => [
      (data['posting'] as { countsAt: string }).countsAt,
      (metadata as { backfill?: true }).backfill,
    ]);
    expect(told).toStrictEqual([
      ['2026-10-13T09:30:00.001Z', undefined],
      ['2026-10-12T09:31:00.000Z', true],
      ['2026-10-12T09:31:00.000Z', undefined],
    ]);
  });

  it('marks a matter about the own unit as registered by itself', async () => {
    await intake.acceptance.accept([registration('self', { unitCode: 'housing-east' })], housingKey);
    await intake.acceptance.accept([registration('not-self')], hotlineKey);
    const marks = await Promise.all(
      ['self', 'not-self'].map(async (subject) =>
        (await eventsOf(`matter/${subject}`)).map(({ data }) => data['posting']),
      ),
    );
    expect(marks).toMatchObject([[{ selfRegistered: true, registrar: 'housing' }], [{ registrar: 'hotline' }]]);
    expect(marks[1]?.[0]).not.toHaveProperty('selfRegistered');
  });

  it('keeps types whose owner is not built yet', async () => {
    const reached = cloudEvent('target.milestone-reached', 'T-1', { milestone: 'M1', reachedOn: '2026-10-13' });
    expect(await statusOf([reached])).toStrictEqual(['accepted']);
    expect((await eventsOf('target/T-1')).map(({ type }) => type)).toStrictEqual(['kaoji.target.milestone-reached.v1']);
  });
});
