import { sha256 } from '@kaoji/kernel';
import type { FastifyRequest } from 'fastify';
import { Reply } from './reply.js';

const opaque = (bytes: string | Uint8Array): string => `"${sha256(bytes).toString('base64url').slice(0, 27)}"`;

/** The entity tag of exactly these bytes (RFC 9110, 8.8.3). */
export const strongEtag = (bytes: string | Uint8Array): string => opaque(bytes);

/** The entity tag of what means the same as these bytes, e.g. a position or a version. */
export const weakEtag = (bytes: string | Uint8Array): string => `W/${opaque(bytes)}`;

const withoutWeakness = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Whether the caller has it already: If-None-Match, compared weakly (RFC 9110, 13.1.2). */
export function isNotModified(request: Pick<FastifyRequest, 'headers'>, etag: string): boolean {
  const given = request.headers['if-none-match'];
  if (given === undefined) return false;
  return given.trim() === '*' || given.split(',').some((tag) => withoutWeakness(tag) === withoutWeakness(etag));
}

/** The body with its tag, or 304 without a body. `Cache-Control` is `no-cache` (ask again) unless given. */
export function tagged(
  request: Pick<FastifyRequest, 'headers'>,
  body: unknown,
  etag: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const all = { 'cache-control': 'no-cache', ...headers, etag };
  return isNotModified(request, etag) ? new Reply(304, undefined, all) : new Reply(200, body, all);
}
