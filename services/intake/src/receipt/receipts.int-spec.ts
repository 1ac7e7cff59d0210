import type { RecordedEvent } from '@kaoji/kernel';
import { MatterClosed, MatterRegistered, SupervisionReceiptRejected } from '@kaoji/contracts';
import {
  deliver,
  housingKey,
  intakeWorld,
  type IntakeProcess,
  type IntakeWorld,
} from '../spec-fixtures/intake-world.js';
import { progress } from '../spec-fixtures/posts.js';

let world: IntakeWorld;
let intake: IntakeProcess;
beforeAll(async () => {
  world = await intakeWorld();
  intake = await world.process();
});
afterAll(() => world.close());

const posted = async (subject: string, poster = housingKey): Promise<string> => {
  const [verdict] = await intake.acceptance.accept([progress(subject)], poster);
  return verdict?.receipt ?? '';
};

const fromSupervision = (
  stream: string,
  type: string,
  receipt: string | undefined,
  data: object,
  minute = 0,
): RecordedEvent => ({
  producer: 'supervision',
  stream,
  version: 1,
  type,
  data,
  metadata: { rootAt: '2026-10-14T02:00:00.000Z', ...(receipt !== undefined && { receipt }) },
  occurredAt: '2026-10-14T02:00:00.000Z',
  recordedAt: `2026-10-14T02:${String(minute).padStart(2, '0')}:00.000Z`,
  hash: 'ab'.repeat(32),
  position: '0001-1-1',
});

const rejected = (receipt: string, minute: number): RecordedEvent =>
  fromSupervision(
    `receipt/${receipt}`,
    SupervisionReceiptRejected.type,
    receipt,
    { code: 'wrong-unit', params: { unit: 'housing' } },
    minute,
  );

describe('what became of a receipt', () => {
  it('is accepted until an event of its owner names it, then applied; the same event again changes nothing', async () => {
    const receipt = await posted('r-1');
    expect((await intake.receipts.find(receipt))?.status).toBe('accepted');
    const event = fromSupervision('matter/r-1', MatterRegistered.type, receipt, {});
    await deliver(intake, [event, event]);
    expect(await intake.receipts.find(receipt)).toMatchObject({
      status: 'applied',
      code: null,
      decided_at: new Date(event.recordedAt),
    });
  });

  it('is rejected with the rule of the domain when its owner says so', async () => {
    const receipt = await posted('r-2');
    await deliver(intake, [rejected(receipt, 1)]);
    expect(await intake.receipts.find(receipt)).toMatchObject({
      status: 'rejected',
      code: 'wrong-unit',
      params: { unit: 'housing' },
    });
  });

  it('is told by the first event that names it: what follows from it does not change it', async () => {
    const receipt = await posted('r-3');
    await deliver(intake, [fromSupervision('matter/r-3', MatterRegistered.type, receipt, {}), rejected(receipt, 2)]);
    expect((await intake.receipts.find(receipt))?.status).toBe('applied');
  });

  it('is not told by events that name no receipt, or one that is not ours', async () => {
    const before = await world.counts();
    await deliver(intake, [
      fromSupervision('matter/none', MatterRegistered.type, undefined, {}),
      fromSupervision('matter/other', MatterRegistered.type, 'a'.repeat(26), {}),
    ]);
    const after = await world.counts();
    expect(after['receipt_outcome']).toBe(before['receipt_outcome']);
  });
});

describe('the list of rejections', () => {
  it('holds those of one unit, the newest first, page by page', async () => {
    const other = { ...housingKey, unit: 'city' };
    const receipts = [await posted('l-1', other), await posted('l-2', other), await posted('l-3', other)];
    await deliver(intake, [
      rejected(receipts[0] ?? '', 10),
      rejected(receipts[1] ?? '', 11),
      rejected(receipts[2] ?? '', 12),
    ]);
    const all = await intake.receipts.rejected(['city'], undefined, 10);
    expect(all.map(({ receipt }) => receipt)).toStrictEqual(receipts.toReversed());
    const [first] = all;
    const after = { at: first?.decided_at?.toISOString() ?? '', receipt: first?.receipt ?? '' };
    const rest = await intake.receipts.rejected(['city'], after, 1);
    expect(rest.map(({ receipt }) => receipt)).toStrictEqual([receipts[1]]);
    expect((await intake.receipts.rejected(null, undefined, 10)).length).toBeGreaterThan(3);
  });
});

describe('the key of a matter', () => {
  it('is kept for three years after the last closing, then destroyed with what it sealed; the events stay whole', async () => {
    const { registration, sentence } = await import('../spec-fixtures/posts.js');
    await intake.acceptance.accept([registration('kept', {}, { source: '/own' })], housingKey);
    const closed = (version: number, closedAt: string): RecordedEvent => ({
      ...fromSupervision('matter/kept', MatterClosed.type, undefined, { closedAt }),
      version,
    });
    await deliver(intake, [closed(1, '2026-10-20T02:00:00.000Z'), closed(2, '2026-11-01T02:00:00.000Z')], true);
    const { rows: due } = await world.pool.query('select id, kind, subject, at from due where state = $1', ['armed']);
    const [step] = due as { id: string; kind: string; subject: string; at: Date }[];
    expect([step?.kind, step?.subject, step?.at.toISOString()]).toStrictEqual([
      'destroy-vault-key',
      'vault-key/matter/kept',
      '2029-10-31T20:00:00.000Z',
    ]);
    const take = (now: string) => {
      world.clock.set(now);
      return intake.executor.submit({
        origin: { kind: 'due', id: step?.id ?? '', at: now },
        commands: [{ stream: step?.subject ?? '', command: { type: 'destroy' } }],
        metadata: { rootAt: now },
      });
    };
    await take('2029-10-31T19:59:59.999Z');
    const locked = await intake.personalData.locked('matter/kept');
    expect(locked?.rows.length).toBe(1);
    await take('2029-10-31T20:00:00.000Z');
    expect(await intake.personalData.locked('matter/kept')).toBeUndefined();
    expect(locked && (await intake.personalData.open(locked, { actor: 'p', unit: 'u', reason: 'r' }))).toStrictEqual(
      [],
    );
    const { rows } = await world.pool.query(
      `select data->'content'->>'length' as length from event where stream = 'matter/kept'`,
    );
    expect(rows).toStrictEqual([{ length: String(sentence.length) }]);
  });
});
