import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { bodyLimit, takeBodies } from '../body/parsers.js';
import { keepPublicAnswers } from '../reply/kept-answers.js';
import { problemOf, problemType } from '../problem/problem.js';
import { sendProblem } from '../problem/problem.filter.js';
import type { HttpOptions } from './http-options.js';
import { loggerOptions, logRequest } from './log.js';

/** The request id of a proxy that we believe, else one of our own. */
const requestIdBy =
  (believed: boolean) =>
  (request: { readonly headers: IncomingHttpHeaders }): string => {
    const given = request.headers['x-request-id'];
    return believed && typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  };

/** What is no HTTP at all has no request: the answer is written to the socket. */
function refuseBadHttp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(problemOf('invalid-request', undefined, 'zh'));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: ${problemType}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Connection: close\r\n\r\n${body}`,
  );
}

/** Fastify as every service runs it. */
export function kaojiAdapter(options: HttpOptions): FastifyAdapter {
  const { trustProxy } = options;
  const adapter = new FastifyAdapter({
    bodyLimit,
    trustProxy: typeof trustProxy === 'object' ? [...trustProxy] : (trustProxy ?? false),
    routerOptions: { maxParamLength: 512 },
    genReqId: requestIdBy(trustProxy !== undefined && trustProxy !== false),
    logger: loggerOptions(options.logLevel ?? 'info'),
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error: unknown, request: unknown, reply: unknown) =>
      sendProblem(error, request as FastifyRequest, reply as FastifyReply),
    clientErrorHandler: refuseBadHttp,
  });
  const fastify: FastifyInstance = adapter.getInstance();
  takeBodies(fastify, options.rawBodies);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  keepPublicAnswers(fastify);
  fastify.addHook('onResponse', logRequest);
  return adapter;
}
