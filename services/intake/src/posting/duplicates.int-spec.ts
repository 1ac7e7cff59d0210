import {
  housingKey,
  hotlineKey,
  intakeWorld,
  noonless,
  type IntakeProcess,
  type IntakeWorld,
} from '../spec-fixtures/intake-world.js';
import { cloudEvent, progress, registration } from '../spec-fixtures/posts.js';
import { receiptOf } from '../envelope/identity.js';

/** Each lost race runs its chunk one by one: slow on a loaded machine. */
jest.setTimeout(30_000);

let world: IntakeWorld;
let intake: IntakeProcess;
beforeAll(async () => {
  world = await intakeWorld();
  intake = await world.process();
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(noonless));

const statusOf = async (items: readonly unknown[], poster = housingKey) =>
  (await intake.acceptance.accept(items, poster)).map(({ status, refusal }) => refusal?.code ?? status);

const byText = (a: string | undefined, b: string | undefined): number => (String(a) < String(b) ? -1 : 1);

describe('the same event again', () => {
  it('is a duplicate with the first receipt and has no second effect, whatever its spelling', async () => {
    const event = progress('again', {}, { id: 'again-1' });
    const [first] = await intake.acceptance.accept([event], housingKey);
    const before = await world.counts();
    const { data, ...rest } = event;
    const [second] = await intake.acceptance.accept(
      [{ data: { note: (data as { note?: string }).note, unitCode: 'housing' }, ...rest }],
      housingKey,
    );
    expect([first?.status, second?.status]).toStrictEqual(['accepted', 'duplicate']);
    expect([first?.receipt, second?.receipt]).toStrictEqual([receiptOf(event), receiptOf(event)]);
    expect(await world.counts()).toStrictEqual(before);
  });

  it('with another type, subject, time or data is refused', async () => {
    const event = progress('other', {}, { id: 'other-1' });
    const others = [
      { ...event, type: 'kaoji.matter.accepted.v1', data: { unitCode: 'housing' } },
      { ...event, subject: 'other-2' },
      { ...event, time: '2026-10-14T09:30:01+08:00' },
      { ...event, time: undefined },
      { ...event, data: { unitCode: 'housing', note: 'Another note.' } },
    ];
    expect(await statusOf([event])).toStrictEqual(['accepted']);
    expect(await statusOf(others)).toStrictEqual(others.map(() => 'identity-reused'));
  });

  it('within one batch is a duplicate, or refused when it differs, also behind one that was refused', async () => {
    const event = progress('twice', {}, { id: 'twice-1' });
    const differing = { ...event, data: { unitCode: 'housing', note: 'Another note.' } };
    const bad = { ...event, id: 'twice-2', data: { unitCode: 'nowhere', note: 'x' } };
    expect(await statusOf([event, event, differing, event, bad, { ...event, id: 'twice-2' }])).toStrictEqual([
      'accepted',
      'duplicate',
      'identity-reused',
      'duplicate',
      'unknown-unit',
      'accepted',
    ]);
  });

  it('under another source or id is another event', async () => {
    const event = progress('apart', {}, { id: 'apart-1' });
    expect(await statusOf([event, { ...event, id: 'apart-2' }, { ...event, source: '/other' }])).toStrictEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
  });

  it('posted to two processes at once is accepted by one', async () => {
    const others = [await world.process(), await world.process()];
    const batch = Array.from({ length: 24 }, (_, index) => registration(`race-${index}`));
    const answers = await Promise.all(
      [intake, ...others, intake].map((process, index) =>
        process.acceptance.accept(index % 2 === 0 ? batch : batch.toReversed(), hotlineKey),
      ),
    );
    const before = await world.counts();
    for (const { id } of batch) {
      const told = answers.map((verdicts) => verdicts.find((verdict) => verdict.id === id));
      expect(told.map((verdict) => verdict?.status).toSorted(byText)).toStrictEqual([
        'accepted',
        'duplicate',
        'duplicate',
        'duplicate',
      ]);
      expect(new Set(told.map((verdict) => verdict?.receipt)).size).toBe(1);
      expect(new Set(told.map((verdict) => verdict?.queryCode)).size).toBe(1);
    }
    const { rows } = await world.pool.query(`select count(*)::int as n from event where stream like 'matter/race-%'`);
    expect(rows).toStrictEqual([{ n: 24 }]);
    expect(await world.counts()).toStrictEqual(before);
  });

  it('posted to two processes at once with different content is accepted once and refused once', async () => {
    const other = await world.process();
    const batch = Array.from({ length: 30 }, (_, index) => progress(`differ-${index}`));
    const changed = batch.map((event) => ({ ...event, data: { unitCode: 'housing', note: 'Another note.' } }));
    const [one, two] = await Promise.all([
      intake.acceptance.accept(batch, housingKey),
      other.acceptance.accept(changed, housingKey),
    ]);
    for (const [index, verdict] of one.entries()) {
      expect([verdict, two[index]].map((told) => told?.refusal?.code ?? told?.status).toSorted(byText)).toStrictEqual([
        'accepted',
        'identity-reused',
      ]);
    }
  });

  it('lets no two processes seal one matter under two keys: every text can be read', async () => {
    const other = await world.process();
    const subjects = Array.from({ length: 30 }, (_, index) => `key-race-${index}`);
    const comment = (subject: string) =>
      cloudEvent('matter.followed-up', subject, { answered: true, comment: 'Thanks to all.' }, { source: '/hotline' });
    await Promise.all([
      intake.acceptance.accept(
        subjects.map((subject) => registration(subject)),
        hotlineKey,
      ),
      other.acceptance.accept(subjects.map(comment), hotlineKey),
    ]);
    for (const subject of subjects) {
      const locked = await intake.personalData.locked(`matter/${subject}`);
      const texts = locked && (await intake.personalData.open(locked, { actor: 'p', unit: 'u', reason: 'spec' }));
      expect(texts?.map(({ field }) => field).toSorted(byText)).toStrictEqual([
        'comment',
        'content',
        'petitioner.name',
        'petitioner.phone',
      ]);
    }
  });
});
