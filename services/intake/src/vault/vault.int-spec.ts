import { KeyedDigest, queryCodeDigest, queryCodeOf } from '@kaoji/kernel';
import { validatePayload, postedType } from '@kaoji/contracts';
import {
  housingKey,
  hotlineKey,
  intakeWorld,
  settingsIn,
  type IntakeProcess,
  type IntakeWorld,
} from '../spec-fixtures/intake-world.js';
import { cloudEvent, petitioner, registration, sentence } from '../spec-fixtures/posts.js';
import { Cipher } from './cipher.js';
import { VaultStore, writeSealed, type Sealed } from './vault.store.js';

let world: IntakeWorld;
let intake: IntakeProcess;
beforeAll(async () => {
  world = await intakeWorld();
  intake = await world.process();
});
afterAll(() => world.close());

const keyed = new KeyedDigest(settingsIn('').installationKey);
const reader = { actor: 'li', unit: 'city', reason: 'spec' };

const dataOf = async (subject: string) => {
  const { rows } = await world.pool.query('select type, data from event where stream = $1 order by version', [
    `matter/${subject}`,
  ]);
  return rows as { type: string; data: Record<string, unknown> }[];
};

const opened = async (subject: string) => {
  const locked = await intake.personalData.locked(`matter/${subject}`);
  return locked ? await intake.personalData.open(locked, reader) : [];
};

/** Every row of every table as text. */
async function everythingStored(): Promise<string> {
  const texts: string[] = [];
  for (const table of Object.keys(await world.counts())) {
    const { rows } = await world.pool.query<{ text: string }>(`select t::text as text from intake.${table} t`);
    texts.push(...rows.map(({ text }) => `${table}: ${text}`));
  }
  return texts.join('\n');
}

describe('personal data', () => {
  it('planted in posts of every kind is found in no table, neither as text nor as bytes', async () => {
    const secrets = [
      petitioner.name,
      petitioner.phone,
      '13800138000',
      sentence,
      '谢谢你们真是太好了',
      'geheim-4711',
      'MyOwnCode77',
    ];
    const verdicts = await intake.acceptance.accept(
      [
        registration('planted', { queryCode: 'MyOwnCode77' }),
        cloudEvent('matter.followed-up', 'planted', { answered: true, comment: '谢谢你们真是太好了' }),
      ],
      hotlineKey,
    );
    const rated = cloudEvent('service.rated', 'S-1', {
      unitCode: 'housing',
      grade: 1,
      channel: 'web',
      comment: sentence,
      contact: 'geheim-4711',
    });
    verdicts.concat(await intake.acceptance.accept([rated, registration('planted-2')], housingKey));
    expect(verdicts.map(({ status }) => status)).toStrictEqual(['accepted', 'accepted']);
    const stored = await everythingStored();
    expect(stored).toContain('matter/planted');
    for (const secret of secrets) {
      expect(stored).not.toContain(secret);
      expect(stored).not.toContain(Buffer.from(secret).toString('hex'));
      expect(stored).not.toContain(Buffer.from(secret).toString('base64'));
    }
  });

  it('leaves a reference, a digest and a length in the event, which then is what the contracts say', async () => {
    const [verdict] = await intake.acceptance.accept([registration('shape')], hotlineKey);
    const [event] = await dataOf('shape');
    const { posting: _, ...data } = event?.data ?? {};
    expect(data['petitioner']).toStrictEqual({
      name: { ref: `${verdict?.receipt}.petitioner.name`, hmac: expect.any(String), length: 4 },
      phone: { ref: `${verdict?.receipt}.petitioner.phone`, hmac: expect.any(String), length: petitioner.phone.length },
    });
    const stored = postedType('kaoji.matter.registered.v1')?.event;
    expect(stored && validatePayload(stored, data)).toStrictEqual({ ok: true, value: data });
  });

  it('is recognised again: one petitioner in two matters, however the telephone is written', async () => {
    await intake.acceptance.accept(
      [
        registration('same-1'),
        registration('same-2', { petitioner: { name: '赵钱 孙李', phone: '13800138000' } }),
        registration('same-3', { petitioner: { name: '周吴郑王', phone: '13800138001' } }),
      ],
      hotlineKey,
    );
    const hmacs = await Promise.all(
      ['same-1', 'same-2', 'same-3'].map(async (subject) => {
        const [event] = await dataOf(subject);
        const { name, phone } = (event?.data ?? {})['petitioner'] as Record<'name' | 'phone', { hmac: string }>;
        return [name.hmac, phone.hmac];
      }),
    );
    expect(hmacs[1]).toStrictEqual(hmacs[0]);
    expect([hmacs[2]?.[0] === hmacs[0]?.[0], hmacs[2]?.[1] === hmacs[0]?.[1]]).toStrictEqual([false, false]);
  });

  it('is read whole, and every reading is on record with who and why', async () => {
    await intake.acceptance.accept([registration('read')], hotlineKey);
    expect((await opened('read')).map(({ field, text }) => [field, text])).toStrictEqual([
      ['content', sentence],
      ['petitioner.name', petitioner.name],
      ['petitioner.phone', petitioner.phone],
    ]);
    const { rows } = await world.pool.query(
      `select actor, actor_unit, reason, fields from vault_reading where stream = 'matter/read'`,
    );
    expect(rows).toStrictEqual([
      { actor: 'li', actor_unit: 'city', reason: 'spec', fields: ['content', 'petitioner.name', 'petitioner.phone'] },
    ]);
  });

  it('has one key per matter, of no use without the master key or for another event', async () => {
    await intake.acceptance.accept([registration('key-1'), registration('key-2')], hotlineKey);
    await intake.acceptance.accept(
      [cloudEvent('matter.followed-up', 'key-1', { answered: true, comment: 'fine' })],
      hotlineKey,
    );
    expect((await opened('key-1')).length).toBe(4);
    const streams = ['matter/key-1', 'matter/key-2'];
    const store = new VaultStore(world.pool);
    const cipher = new Cipher(settingsIn('').masterKey);
    const keys = await store.keysOf(streams, cipher);
    expect(keys.size).toBe(2);
    expect(keys.get(streams[0] ?? '')?.key).not.toStrictEqual(keys.get(streams[1] ?? '')?.key);
    await expect(store.keysOf(streams, new Cipher(Buffer.alloc(32, 8)))).rejects.toThrow();
    const [row, other] = await store.rowsOf('matter/key-1');
    const key = keys.get('matter/key-1');
    if (!row || !other || !key) throw new Error('not sealed');
    expect(() => cipher.open(key, other.receipt, row.box)).toThrow();
  });
});

describe('the key of a subject', () => {
  const cipher = new Cipher(settingsIn('').masterKey);
  const sealed = (receipt: string, key = cipher.newKey('matter/keyed')): Sealed => ({
    receipt,
    stream: 'matter/keyed',
    unit: null,
    key,
    box: cipher.seal(key, receipt, { content: receipt }),
  });

  async function written(...all: readonly Sealed[]): Promise<void> {
    const client = await world.pool.connect();
    try {
      await writeSealed(client, all, '2026-10-14T02:00:00.000Z');
    } finally {
      client.release();
    }
  }

  it('is written once, however many events bring it, and another one for the same subject breaks the index', async () => {
    const first = sealed('k-1');
    await written(first, sealed('k-2', first.key));
    await written(sealed('k-3', first.key));
    await expect(written(sealed('k-4'))).rejects.toMatchObject({ code: '23505', constraint: 'vault_key_once' });
    const { rows } = await world.pool.query(`select count(*)::int as n from vault_key where stream = 'matter/keyed'`);
    expect(rows).toStrictEqual([{ n: 1 }]);
  });
});

describe('a query code', () => {
  it('is made for a petitioner who has none, is given again on a repetition, and stands nowhere', async () => {
    const event = registration('code-1');
    const [first] = await intake.acceptance.accept([event], hotlineKey);
    const [again] = await intake.acceptance.accept([event], hotlineKey);
    const code = queryCodeOf(keyed, 'code-1');
    expect([first?.queryCode, again?.queryCode, code.length]).toStrictEqual([code, code, 10]);
    expect(await everythingStored()).not.toContain(code);
  });

  it('is not made where one was posted or nobody is to follow the matter', async () => {
    const verdicts = await intake.acceptance.accept(
      [registration('code-2', { queryCode: 'MyOwnCode77' }), registration('code-3', { petitioner: undefined })].map(
        (event) => JSON.parse(JSON.stringify(event)),
      ),
      hotlineKey,
    );
    expect(verdicts.map(({ status, queryCode }) => [status, queryCode])).toStrictEqual([
      ['accepted', undefined],
      ['accepted', undefined],
    ]);
  });

  it('can be checked by whoever has the installation\u2019s key: the event holds its digest', async () => {
    await intake.acceptance.accept(
      [registration('code-4'), registration('code-5', { queryCode: 'MyOwnCode77' })],
      hotlineKey,
    );
    const digests = await Promise.all(
      ['code-4', 'code-5'].map(async (subject) => (await dataOf(subject))[0]?.data['queryCode']),
    );
    expect(digests).toStrictEqual([
      { hmac: queryCodeDigest(keyed, 'code-4', queryCodeOf(keyed, 'code-4')) },
      { hmac: queryCodeDigest(keyed, 'code-5', 'MyOwnCode77') },
    ]);
  });
});
