import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../problem/refused.js';

export const takesMetadata = 'kaoji:takes';

/** The media types that a route takes, in lower case without parameters; without this only `application/json`. */
export const Takes = (...types: readonly string[]): MethodDecorator =>
  applyDecorators(SetMetadata(takesMetadata, types), ApiConsumes(...types));

/** Throws 415 when a request brings a body of a type that its route does not take. */
export function checkMediaType(request: FastifyRequest, types: readonly string[] = ['application/json']): void {
  if (request.body === undefined) return;
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  const given = type.trim().toLowerCase();
  if (given !== '' && !types.includes(given)) throw new Refused('unsupported-media-type');
}
