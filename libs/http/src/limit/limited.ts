import { SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../problem/refused.js';
import { actorOf, principalOf } from '../sign-in/principal.js';
import type { Allowance, RateLimit } from './rate-limit.js';

export const limitedMetadata = 'kaoji:limited';

/** An allowance of its own for a route. */
export interface Limit extends Allowance {
  /** Names the bucket; routes of one name share it. */
  readonly name: string;
  /** Whose bucket; by default the caller's, for the public the address's. */
  readonly by?: (request: FastifyRequest) => string;
}

/** Limits a route: who asks more often is answered 429 with Retry-After. Several limits hold together. */
export const Limited = (...limits: readonly Limit[]): MethodDecorator => SetMetadata(limitedMetadata, limits);

const caller = (request: FastifyRequest): string => {
  const principal = principalOf(request);
  return principal.kind === 'public' ? `address:${request.ip}` : actorOf(principal);
};

/** Takes one from each bucket. @throws Refused 429 `too-many-requests`. */
export async function checkLimits(
  request: FastifyRequest,
  limits: readonly Limit[],
  rateLimit: RateLimit,
): Promise<void> {
  for (const limit of limits) {
    const seconds = await rateLimit.take(`${limit.name}|${(limit.by ?? caller)(request)}`, limit);
    if (seconds > 0) {
      throw new Refused('too-many-requests', { params: { seconds }, headers: { 'retry-after': String(seconds) } });
    }
  }
}
