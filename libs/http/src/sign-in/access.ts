import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { rightsTable } from '../rights/rights-table.js';
import type { Verb } from '../rights/verbs.js';
import { principalOf } from './principal.js';

export const accessMetadata = 'kaoji:access';

/** `public`: whoever comes is not even asked who they are. */
export type AccessRule = Verb | 'public';

const openToAll = (verb: Verb): boolean => rightsTable[verb].public !== undefined;

/**
 * The right that a route needs. The guard refuses who has it for no unit at all; for which units, the route checks
 * with `may` as soon as it knows the unit concerned.
 */
export const Access = (verb: Verb): MethodDecorator =>
  applyDecorators(
    SetMetadata(accessMetadata, verb),
    ApiExtension('x-kaoji-verb', verb),
    ...(openToAll(verb) ? [] : [ApiBearerAuth(), ApiCookieAuth()]),
  );

/** A route for everybody: sign-in itself, health, what stands under `/public`. */
export const Public = (): MethodDecorator => SetMetadata(accessMetadata, 'public' satisfies AccessRule);

/** Who makes the request: a `Principal`. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  principalOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
