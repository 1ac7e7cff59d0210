import type { AddressedCommand } from '@kaoji/kernel';
import { submitRequest, type Reply } from '@kaoji/http';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiResponse } from '@nestjs/swagger';
import { schemaOf } from '@kaoji/contracts';
import type { ServiceProcess } from '@kaoji/scheduling';

/** A request as Fastify gives it. */
export type HttpRequest = Parameters<typeof submitRequest>[1];

type Schema = Readonly<Record<string, unknown>>;

/** Documents a route's body by its payload class. */
export const Asks = (payload: new () => object): MethodDecorator => ApiBody({ schema: { ...schemaOf(payload) } });

/** Documents what a route answers. */
export const Answers = (status: number, schema?: Schema): MethodDecorator =>
  applyDecorators(
    ApiResponse({ status, description: 'Done', ...(schema && { content: { 'application/json': { schema } } }) }),
  );

/** Runs one command and answers with what is made of the state after it. */
export const submitted = <S>(
  running: ServiceProcess,
  request: HttpRequest,
  command: AddressedCommand,
  status: number,
  body: (state: S) => unknown,
): Promise<Reply> =>
  submitRequest(running.executor, request, {
    clock: running.clock,
    commands: [command],
    render: ([outcome]) => ({ status, body: body(outcome?.state as S) }),
  });
