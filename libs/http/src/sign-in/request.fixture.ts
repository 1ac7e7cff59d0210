import type { FastifyRequest } from 'fastify';
import type { KeyPrincipal, PersonPrincipal } from './principal.js';

/** What a spec says of a request; everything else is as nobody sends it. */
export interface AskedRequest {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly params?: unknown;
  readonly ip?: string;
  readonly id?: string;
}

/** A request as rules read it, without a server. */
export const requestOf = ({ method = 'GET', url = '/', headers = {}, ...rest }: AskedRequest = {}): FastifyRequest =>
  ({
    method,
    headers,
    routeOptions: { url },
    raw: { url },
    id: 'r1',
    ip: '10.0.0.1',
    ...rest,
  }) as unknown as FastifyRequest;

export const sue: PersonPrincipal = {
  kind: 'person',
  code: 'sue',
  name: 'Sue',
  unit: 'A',
  roles: ['handler'],
  standsInFor: [],
};

export const keyOfA: KeyPrincipal = { kind: 'key', id: 'k1', unit: 'A', types: ['*'], rights: [] };
