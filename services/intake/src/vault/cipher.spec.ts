import { Cipher } from './cipher.js';
import { Sealing, type ToSeal } from './sealing.js';

const cipher = new Cipher(Buffer.alloc(32, 7));
const texts = { content: '三单元的电梯坏了两个星期', 'petitioner.name': '赵钱孙李', 'petitioner.phone': '' };

/** What AES-GCM says of a box that was changed, or sealed otherwise. */
const changedOrForeign = 'Unsupported state or unable to authenticate data';

/** The same bytes but for one bit. */
function changed(box: Buffer, at: number): Buffer {
  const other = Buffer.from(box);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}

describe('a cipher', () => {
  it('opens what it sealed', () => {
    const key = cipher.newKey('matter/1');
    expect(cipher.open(key, 'r-1', cipher.seal(key, 'r-1', texts))).toStrictEqual(texts);
  });

  it('opens what it sealed with a key that was kept wrapped', () => {
    const key = cipher.newKey('matter/1');
    const box = cipher.seal(key, 'r-1', texts);
    const again = new Cipher(Buffer.alloc(32, 7)).unwrapped('matter/1', key.wrapped);
    expect(again.key).toStrictEqual(key.key);
    expect(cipher.open(again, 'r-1', box)).toStrictEqual(texts);
  });

  it.each([
    ['of nothing', {}],
    ['an empty one', { content: '' }],
    ['a long one', { content: '考'.repeat(20_000) }],
    ['a rare character', { content: '\u{20BB7}' }],
    ['quotes', { content: '"\\\n' }],
  ])('keeps texts as they are: %s', (_, given) => {
    const key = cipher.newKey('matter/1');
    expect(cipher.open(key, 'r-1', cipher.seal(key, 'r-1', given))).toStrictEqual(given);
  });

  it('shows nothing of the texts, nor of the key', () => {
    const key = cipher.newKey('matter/1');
    const box = cipher.seal(key, 'r-1', { content: 'a plain sentence' });
    expect([box.includes('plain'), key.wrapped.includes(key.key)]).toStrictEqual([false, false]);
  });

  it('has 12 bytes of nonce and 16 of tag before the text', () => {
    const key = cipher.newKey('matter/1');
    expect(cipher.seal(key, 'r-1', {}).length).toBe(12 + 16 + '{}'.length);
    expect([key.key.length, key.wrapped.length]).toStrictEqual([32, 12 + 16 + 32]);
  });

  it('never uses a nonce or a key twice', () => {
    const keys = Array.from({ length: 500 }, () => cipher.newKey('matter/1'));
    expect(new Set(keys.map(({ key }) => key.toString('hex'))).size).toBe(500);
    const [first] = keys;
    if (!first) throw new Error('no key');
    const nonces = Array.from({ length: 1_000 }, () => cipher.seal(first, 'r', {}).toString('hex', 0, 12));
    expect(new Set(nonces).size).toBe(1_000);
  });

  it.each([
    ['a bit of the nonce', 0],
    ['a bit of the tag', 12],
    ['the last bit of the tag', 27],
    ['a bit of the text', 28],
  ])('does not open a box in which %s was changed', (_, at) => {
    const key = cipher.newKey('matter/1');
    const box = cipher.seal(key, 'r-1', texts);
    expect(() => cipher.open(key, 'r-1', changed(box, at))).toThrow(changedOrForeign);
    expect(() => cipher.unwrapped('matter/1', changed(key.wrapped, at))).toThrow(changedOrForeign);
  });

  it.each([
    [0, 'Invalid initialization vector'],
    [11, 'Invalid authentication tag length: 0'],
    [16, 'Invalid authentication tag length: 4'],
    [27, 'Invalid authentication tag length: 15'],
    [28, 'Unsupported state or unable to authenticate data'],
  ])('does not open a box cut off after %i bytes', (length, message) => {
    const key = cipher.newKey('matter/1');
    expect(() => cipher.open(key, 'r-1', cipher.seal(key, 'r-1', texts).subarray(0, length))).toThrow(message);
  });

  it('does not open the box of another event, nor with another subject’s key', () => {
    const key = cipher.newKey('matter/1');
    const box = cipher.seal(key, 'r-1', texts);
    expect(() => cipher.open(key, 'r-2', box)).toThrow(changedOrForeign);
    expect(() => cipher.open(cipher.newKey('matter/1'), 'r-1', box)).toThrow(changedOrForeign);
  });

  it('does not unwrap the key of another stream, nor one wrapped by another master key', () => {
    const { wrapped } = cipher.newKey('matter/1');
    expect(() => cipher.unwrapped('matter/2', wrapped)).toThrow(changedOrForeign);
    expect(() => new Cipher(Buffer.alloc(32, 8)).unwrapped('matter/1', wrapped)).toThrow(changedOrForeign);
  });

  it.each([0, 16, 31, 33, 64])('takes no master key of %i bytes', (length) => {
    expect(() => new Cipher(Buffer.alloc(length))).toThrow('a master key has 32 bytes');
  });
});

describe('sealing', () => {
  const toSeal = (receipt: string, stream: string, more: Partial<ToSeal> = {}): ToSeal => ({
    ...{ receipt, stream, unit: 'housing', texts: { content: receipt } },
    ...more,
  });
  const sealing = (known: readonly string[] = []) => {
    const asked: (readonly string[])[] = [];
    const keysOf = (streams: readonly string[]) => {
      asked.push(streams);
      return Promise.resolve(
        new Map(streams.filter((stream) => known.includes(stream)).map((stream) => [stream, cipher.newKey(stream)])),
      );
    };
    return { asked, sealing: new Sealing(cipher, { keysOf }) };
  };

  it('of events without texts asks for no key and seals nothing', async () => {
    const { asked, sealing: by } = sealing();
    expect(await by.seal([toSeal('r-1', 'matter/1', { texts: {} })])).toStrictEqual([]);
    expect(asked).toStrictEqual([]);
  });

  it('gives each event its own result, nothing where it has no texts', async () => {
    const { asked, sealing: by } = sealing();
    const results = await by.seal([
      toSeal('r-1', 'matter/1'),
      toSeal('r-2', 'matter/2', { texts: {} }),
      toSeal('r-3', 'matter/3', { unit: null }),
    ]);
    expect(results.map((sealed) => sealed && [sealed.receipt, sealed.stream, sealed.unit])).toStrictEqual([
      ['r-1', 'matter/1', 'housing'],
      undefined,
      ['r-3', 'matter/3', null],
    ]);
    expect(asked).toStrictEqual([['matter/1', 'matter/3']]);
  });

  it('uses one key for a subject, new or kept, however many of its events come at once', async () => {
    const { asked, sealing: by } = sealing(['matter/2']);
    const streams = ['matter/1', 'matter/2', 'matter/1', 'matter/2'];
    const results = await by.seal(streams.map((stream, index) => toSeal(`r-${index}`, stream)));
    const keys = results.map((sealed) => sealed?.key.key.toString('hex'));
    expect([keys[0] === keys[2], keys[1] === keys[3], keys[0] === keys[1]]).toStrictEqual([true, true, false]);
    expect(asked).toStrictEqual([['matter/1', 'matter/2']]);
    for (const sealed of results) {
      expect(sealed && cipher.open(sealed.key, sealed.receipt, sealed.box)).toStrictEqual({ content: sealed?.receipt });
    }
  });
});
