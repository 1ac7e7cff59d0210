import { KeyedDigest } from '@kaoji/kernel';
import type { Envelope } from './envelope.js';
import { identified, receiptOf, type Identified } from './identity.js';
import { heaviestEvent } from './storable.js';

const keyed = new KeyedDigest(Buffer.from(Array.from({ length: 32 }, (_, index) => index)));
const another = new KeyedDigest(Buffer.alloc(32, 1));

const envelope: Envelope = {
  source: '/agency',
  id: 'e-1',
  type: 'kaoji.matter.resumed.v1',
  subject: 'M-1',
  time: '2026-10-08T10:15:00+08:00',
  data: { a: 1 },
};

function digestOf(changed: Partial<Envelope>, by = keyed): string {
  const found = identified({ ...envelope, ...changed }, by);
  return 'kind' in found ? found.code : found.digest.toString('hex');
}

/** An event whose content is so many bytes as canonical JSON. */
const heavy = (bytes: number): Envelope => {
  const { time: _, ...timeless } = envelope;
  const frame = '{"data":{"a":""},"subject":"M-1","type":"kaoji.matter.resumed.v1"}'.length;
  return { ...timeless, data: { a: 'x'.repeat(bytes - frame) } };
};

describe('the receipt of an event', () => {
  it('is the digest of `receipt`, source and id, as anybody can compute it', () => {
    expect(receiptOf({ source: '/agency', id: 'e-1' })).toBe('xo546wlgsyqlpeihvy35so6vwt');
  });

  it('is the same whatever the event says', () => {
    const found = identified({ ...envelope, subject: 'M-2', data: {} }, another) as Identified;
    expect(found.receipt).toBe('xo546wlgsyqlpeihvy35so6vwt');
  });

  it.each([
    [{ source: '/agency', id: 'e-2' }],
    [{ source: '/agency2', id: 'e-1' }],
    [{ source: '/agencye', id: '-1' }],
    [{ source: 'e-1', id: '/agency' }],
    [{ source: '/Agency', id: 'e-1' }],
  ])('is another for %j', (identity) => {
    expect(receiptOf(identity)).not.toBe('xo546wlgsyqlpeihvy35so6vwt');
    expect(receiptOf(identity)).toMatch(/^[a-z2-7]{26}$/);
  });
});

describe('the digest of what was posted', () => {
  it('is HMAC-SHA-256 of its canonical JSON under the installation’s key', () => {
    expect(digestOf({})).toBe('7454a97cf9aa15a4a8d5ba47affa507e088659f6db2abf4c86a4c5a3e72c207c');
  });

  it('is the same whoever posts it, from wherever, in whatever order of its fields', () => {
    expect(digestOf({ source: '/elsewhere', id: 'e-9' })).toBe(digestOf({}));
    expect(digestOf({ data: { b: 2, a: 1 } })).toBe(digestOf({ data: { a: 1, b: 2 } }));
  });

  it.each([
    ['type', { type: 'kaoji.matter.paused.v1' }],
    ['subject', { subject: 'M-2' }],
    ['time', { time: '2026-10-08T10:15:01+08:00' }],
    ['time written in another zone', { time: '2026-10-08T02:15:00Z' }],
    ['data', { data: { a: 2 } }],
    ['a number that became a text', { data: { a: '1' } }],
    ['a null beside it', { data: { a: 1, b: null } }],
    ['order of a list', { data: { a: [1, 2] } }],
  ])('is another for another %s', (_, changed) => {
    expect(digestOf(changed)).not.toBe(digestOf({}));
  });

  it('is another under another key, so that nobody tries contents out', () => {
    expect(digestOf({}, another)).not.toBe(digestOf({}));
  });

  it('differs by order in a list', () => {
    expect(digestOf({ data: { a: [2, 1] } })).not.toBe(digestOf({ data: { a: [1, 2] } }));
  });
});

describe('an event’s weight', () => {
  it('is at most 256 KiB as canonical JSON', () => {
    expect(heaviestEvent).toBe(262_144);
    expect('receipt' in identified(heavy(heaviestEvent), keyed)).toBe(true);
    expect(identified(heavy(heaviestEvent + 1), keyed)).toStrictEqual({
      kind: 'rejected',
      code: 'event-too-large',
      params: { limit: 262_144 },
    });
  });

  it('is counted in bytes: a Chinese character has three', () => {
    const { time: _, ...timeless } = envelope;
    const third = Math.ceil(heaviestEvent / 3);
    expect('receipt' in identified({ ...timeless, data: { a: '考'.repeat(third - 100) } }, keyed)).toBe(true);
    expect('receipt' in identified({ ...timeless, data: { a: '考'.repeat(third) } }, keyed)).toBe(false);
  });
});
