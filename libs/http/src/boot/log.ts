import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { LogLevel } from './http-options.js';

/** Nest tells at start of each module and route; that is of interest to nobody who runs it. */
const talkative = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication']);

const contextOf = (params: readonly unknown[]): string | undefined => {
  const last = params.at(-1);
  return typeof last === 'string' ? last : undefined;
};

/** Nest's log lines through Fastify's pino. */
export class PinoLog implements LoggerService {
  constructor(private readonly pino: FastifyBaseLogger) {}

  log(message: unknown, ...params: unknown[]): void {
    this.write(talkative.has(contextOf(params) ?? '') ? 'debug' : 'info', message, params);
  }
  error(message: unknown, ...params: unknown[]): void {
    this.write('error', message, params);
  }
  warn(message: unknown, ...params: unknown[]): void {
    this.write('warn', message, params);
  }
  debug(message: unknown, ...params: unknown[]): void {
    this.write('debug', message, params);
  }
  verbose(message: unknown, ...params: unknown[]): void {
    this.write('trace', message, params);
  }
  fatal(message: unknown, ...params: unknown[]): void {
    this.write('fatal', message, params);
  }

  private write(level: Exclude<LogLevel, 'silent'>, message: unknown, params: readonly unknown[]): void {
    const context = contextOf(params);
    const err = message instanceof Error ? message : params.find((param) => param instanceof Error);
    const text = message instanceof Error ? message.message : String(message);
    this.pino[level]({ ...(context !== undefined && { context }), ...(err !== undefined && { err }) }, text);
  }
}

/** The path pattern, never the address itself: a path may name a person, a query may carry a feed's key. */
const requestLine = (request: { method: string; routeOptions?: { url?: string | undefined } }) => ({
  method: request.method,
  route: request.routeOptions?.url,
});

/** Postgres repeats a value that it cannot read in its message: class 22, data exception. */
const speaksOfData = (code: unknown): boolean => typeof code === 'string' && /^22...$/.test(code);

/** An error without what hangs on it: a driver's error carries the statement's values and the row that broke a rule. */
export function errorLine(error: Error & { code?: unknown }): { type: string; message: string; stack: string } {
  const stack = error.stack ?? '';
  return {
    type: typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name,
    message: speaksOfData(error.code) ? 'the database refused a value' : error.message,
    stack: stack.slice(Math.max(0, stack.search(/\n {4}at /))).trimStart(),
  };
}

/** Pino's settings: no bodies, no query strings, no credentials. */
export const loggerOptions = (level: LogLevel) => ({
  level,
  serializers: {
    req: requestLine,
    res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    err: errorLine,
  },
  redact: ['*.authorization', '*.cookie', 'headers.authorization', 'headers.cookie', '*.password', '*.token', '*.key'],
});

/** Requests that take longer stand in the log, in milliseconds. */
const slow = 1_000;

/** One line per request that was slow or that we failed, all others at level debug. */
export function logRequest(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const ms = Math.round(reply.elapsedTime);
  const worthIt = reply.statusCode >= 500 || ms > slow;
  request.log[worthIt ? 'info' : 'debug']({ req: request, res: reply, ms }, 'request');
  done();
}
