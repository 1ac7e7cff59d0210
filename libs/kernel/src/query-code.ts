import { base32, type KeyedDigest } from './digest.js';

/** Characters of a query code that we make. */
const length = 10;

/** The query code that we make for a matter: kept nowhere, made again whenever it is asked for (contract.md, A matter). */
export const queryCodeOf = (keyed: KeyedDigest, number: string): string => base32(keyed.ofPlain(number), length);

/**
 * What stands in events in a query code's place: HMAC-SHA-256 of `query-code`, number and code, joined by U+0000, under the
 * installation's key, base64url. Whoever answers matter queries makes it of what was asked and compares.
 */
export const queryCodeDigest = (keyed: KeyedDigest, number: string, code: string): string =>
  keyed.of('query-code', `${number}\0${code}`).toString('base64url');
