import type { FastifyRequest } from 'fastify';
import { Refused } from '../problem/refused.js';
import { nobody, type Principal } from './principal.js';
import { cookieOf, sessionCookieName } from './session-cookie.js';
import type { KeyVerifier, TokenVerifier } from './verifiers.js';

/** How people and systems are recognised. */
export interface SignIn {
  readonly keys: KeyVerifier;
  readonly tokens: TokenVerifier;
}

/** A request signed in by a cookie must carry it when it changes anything: no other site can set it. */
export const ownHeader = 'X-Kaoji';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

function bearerOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization === undefined) return undefined;
  const [, secret] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
  if (secret === undefined) throw new Refused('invalid-credentials');
  return secret;
}

async function known(principal: Promise<Principal | undefined>): Promise<Principal> {
  const found = await principal;
  if (!found) throw new Refused('invalid-credentials');
  return found;
}

/**
 * Who asks: by API key, by access token as bearer, by session cookie, in this order; without any of them the public.
 * @throws Refused 401 `invalid-credentials`; 403 `missing-header` for a change signed in by a cookie alone.
 */
export async function signIn(request: FastifyRequest, by: SignIn, tls: boolean): Promise<Principal> {
  const bearer = bearerOf(request);
  if (bearer?.startsWith('kaoji_')) return await known(by.keys.verify(bearer));
  if (bearer !== undefined) return await known(by.tokens.verify(bearer));
  const cookie = cookieOf(request.headers.cookie, sessionCookieName(tls));
  if (cookie === undefined || cookie === '') return nobody;
  if (!safe.has(request.method) && request.headers[ownHeader.toLowerCase()] === undefined) {
    throw new Refused('missing-header', { params: { header: ownHeader } });
  }
  return await known(by.tokens.verify(cookie));
}
