import { sha256 } from '@kaoji/kernel';
import type { ServiceProcess } from '@kaoji/scheduling';
import { timingSafeEqual } from 'node:crypto';
import { acceptedTokens } from './internal-token.policy.js';

/** The services of this process, once they are there, and the token that they share. */
export class ServicesHere {
  services: readonly ServiceProcess[] = [];
  /** Brings to an end what they do by themselves, see `DrillServices`. */
  settle: () => Promise<void> = () => Promise.resolve();

  /** @param secret the token, as it is kept now: it may be rotated while we run. */
  constructor(private readonly secret: () => Promise<string>) {}

  /** Whether a header `Authorization: Bearer <token>` carries the token, or the one before for a while. */
  async opens(authorization: string | undefined): Promise<boolean> {
    const given = sha256(authorization ?? '');
    const tokens = acceptedTokens(await this.secret(), Date.now());
    return tokens.some((token) => timingSafeEqual(given, sha256(`Bearer ${token}`)));
  }
}
