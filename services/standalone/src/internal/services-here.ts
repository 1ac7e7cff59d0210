import { sha256 } from '@kaoji/kernel';
import type { ServiceProcess } from '@kaoji/scheduling';
import { timingSafeEqual } from 'node:crypto';

/** The services of this process, once they are there, and the token that they share. */
export class ServicesHere {
  services: readonly ServiceProcess[] = [];
  /** Brings to an end what they do by themselves, see `DrillServices`. */
  settle: () => Promise<void> = () => Promise.resolve();

  constructor(private readonly token: string) {}

  /** Whether a header `Authorization: Bearer <token>` carries the token. */
  opens(authorization: string | undefined): boolean {
    return timingSafeEqual(sha256(authorization ?? ''), sha256(`Bearer ${this.token}`));
  }
}
