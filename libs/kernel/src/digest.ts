import { createHash, hash } from 'node:crypto';

/** SHA-256 of text (as UTF-8) or bytes. */
export const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Base32 (RFC 4648, lower case, no padding) of the first `length` characters' worth of bytes. */
export function base32(bytes: Uint8Array, length: number): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += alphabet[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return text;
}

/**
 * The id of what the machine opens: a digest of what caused it, so that a repetition finds it there (messaging.md, The
 * event table). 26 characters carry 130 bits. Parts are joined by U+0000, which no part may hold.
 */
export const digestId = (...parts: readonly string[]): string => base32(sha256(parts.join('\u0000')), 26);

const blockLength = 64;

const digested = (pad: Buffer, text: string | Buffer): Buffer =>
  hash('sha256', Buffer.concat([pad, typeof text === 'string' ? Buffer.from(text) : text]), 'buffer');

/**
 * HMAC-SHA-256 (RFC 2104) under the installation's key, apart for each purpose: a purpose and U+0000 stand before the text,
 * which no matter's number can begin with. Written out because `createHmac` costs 8 us a call, this 3, and a registered
 * matter needs six.
 */
export class KeyedDigest {
  private readonly inner = Buffer.alloc(blockLength, 0x36);
  private readonly outer = Buffer.alloc(blockLength, 0x5c);

  /** @param key 32 bytes. */
  constructor(key: Buffer) {
    if (key.length !== 32) throw new RangeError('an installation key has 32 bytes');
    key.forEach((byte, at) => {
      this.inner[at] = byte ^ 0x36;
      this.outer[at] = byte ^ 0x5c;
    });
  }

  of(purpose: string, text: string): Buffer {
    return this.ofPlain(`${purpose}\0${text}`);
  }

  /** Of the text alone, as contract.md defines query codes. */
  ofPlain(text: string): Buffer {
    return digested(this.outer, digested(this.inner, text));
  }
}
