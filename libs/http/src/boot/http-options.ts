import type { INestApplicationContext } from '@nestjs/common';
import type { RawBodies } from '../body/parsers.js';
import type { Limit } from '../limit/limited.js';
import type { RateLimit } from '../limit/rate-limit.js';
import type { SignIn } from '../sign-in/sign-in.js';

/** Something that has to work before requests are sent here: the pool, the copy of the directory, a stream. */
export interface Readiness {
  readonly name: string;
  /** Rejects while it is not ready; waited for at most 2 seconds. */
  check(): Promise<unknown>;
}

/** What `/version` answers. */
export interface Version {
  readonly name: string;
  readonly version: string;
  readonly commit?: string;
  /** The clock can be moved (contract.md, Drill mode). */
  readonly drill?: boolean;
}

/** Given as it is, or found in the container once that is built. */
export type FromContainer<T> = T | ((container: INestApplicationContext) => T | Promise<T>);

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export interface HttpOptions {
  readonly version: Version;
  readonly signIn: FromContainer<SignIn>;
  readonly readiness: FromContainer<readonly Readiness[]>;
  /** People reach us over TLS: `__Host-` cookies and HSTS. */
  readonly tls: boolean;
  /** Which proxies' X-Forwarded-For and X-Request-Id are believed, as Fastify takes it; nobody's by default. */
  readonly trustProxy?: boolean | string | readonly string[];
  /** `info` by default; logs are JSON lines on stdout. */
  readonly logLevel?: LogLevel;
  /** In memory by default. */
  readonly rateLimit?: RateLimit;
  /** Limits of every route, beside those that it names itself. */
  readonly limits?: readonly Limit[];
  /** Media types beside JSON and CloudEvents that some route `@Takes` as bytes. */
  readonly rawBodies?: RawBodies;
}

/** Injectable in every service: what its routes need to know of the way they are reached. */
export class HttpSettings {
  constructor(
    readonly tls: boolean,
    readonly version: Version,
  ) {}
}
