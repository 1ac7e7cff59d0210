import { createHash } from 'node:crypto';

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
