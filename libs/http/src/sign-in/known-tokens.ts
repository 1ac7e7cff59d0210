import { BoundedMap } from '@kaoji/kernel';
import type { PersonPrincipal } from './principal.js';

/** A token that was found good: whose it is, and until when, in seconds since 1970. */
export interface GoodToken {
  readonly person: PersonPrincipal;
  readonly expiresAt: number;
}

/** How long a token that was found good is not looked at again, in seconds: its rights stand in it anyway. */
const believedFor = 30;

const most = 1_000;

/**
 * Tokens whose signature was checked a moment ago. Checking one costs several times what an answer from memory does, and a
 * dashboard asks with the same token every second. What was refused is never remembered.
 */
export class KnownTokens {
  private readonly known = new BoundedMap<string, { readonly person: PersonPrincipal; readonly until: number }>(most);

  /** @param now seconds since 1970, real time. */
  constructor(
    private readonly check: (token: string) => Promise<GoodToken | undefined>,
    private readonly now: () => number = () => Date.now() / 1_000,
  ) {}

  /** Whose token it is; nothing when it is none of ours or has expired. @throws what the check throws. */
  async verify(token: string): Promise<PersonPrincipal | undefined> {
    const known = this.known.get(token);
    if (known && known.until > this.now()) return known.person;
    this.known.delete(token);
    const good = await this.check(token);
    if (good) this.known.set(token, { person: good.person, until: Math.min(good.expiresAt, this.now() + believedFor) });
    return good?.person;
  }
}
