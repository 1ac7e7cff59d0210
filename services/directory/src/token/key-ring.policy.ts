/** A signing key, with its secret half, and since when it signs (seconds of the epoch). */
export interface RingKey<K> {
  readonly from: number;
  readonly jwk: K;
}

/** Keys that sign one after another, the oldest first. */
export type KeyRing<K> = readonly RingKey<K>[];

/** What the keys' use depends on, in seconds. */
export interface RingTerms {
  /** How long a token is good. */
  readonly token: number;
  /** How long a new key is published before it signs: longer than others keep the key set. */
  readonly lead: number;
  /** What clocks may differ by. */
  readonly grace: number;
}

/** The key that signs now: the latest whose time has come; the first where none has. */
export function signingKey<K>(ring: KeyRing<K>, now: number): RingKey<K> | undefined {
  return ring.findLast(({ from }) => from <= now) ?? ring[0];
}

/**
 * The keys that somebody may still or already have to verify by: those to come, the one that signs, and those whose last token
 * has not run out yet.
 */
export function publishedKeys<K>(ring: KeyRing<K>, now: number, { token, grace }: RingTerms): KeyRing<K> {
  return ring.filter((_, index) => {
    const successor = ring[index + 1];
    return successor === undefined || now < successor.from + token + grace;
  });
}

/** A new key joins, to sign after the lead; those that nobody needs any more go, and one that was to come but never signed. */
export function withNewKey<K>(ring: KeyRing<K>, jwk: K, now: number, terms: RingTerms): KeyRing<K> {
  const begun = ring.filter(({ from }, index) => index === 0 || from <= now);
  return [...publishedKeys(begun, now, terms), { from: now + terms.lead, jwk }];
}
