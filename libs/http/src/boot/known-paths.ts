import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '../problem/refused.js';

const escaped = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');

const patternOf = (url: string): RegExp =>
  new RegExp(`^${escaped(url).replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*')}$`);

/** Which methods each address takes, so that a wrong method is told from a wrong address. */
export class KnownPaths {
  private readonly methods = new Map<string, { pattern: RegExp; methods: Set<string> }>();

  /** Learns of every route that is registered from now on. */
  follow(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ url, method }) => this.add(url, [method].flat()));
  }

  add(url: string, methods: readonly string[]): void {
    const known = this.methods.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    for (const method of methods) known.methods.add(method);
    this.methods.set(url, known);
  }

  methodsOf(path: string): readonly string[] {
    const all = [...this.methods.values()].filter(({ pattern }) => pattern.test(path));
    return [...new Set(all.flatMap(({ methods }) => [...methods]))].sort((a, b) => (a < b ? -1 : 1));
  }
}

const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '';

/** Answers OPTIONS with Allow, and 405 with Allow to what an address does not take. */
export const answerOtherMethods =
  (known: KnownPaths) =>
  (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
    const methods = request.is404 ? known.methodsOf(pathOf(request)) : [];
    const headers = { allow: [...methods, 'OPTIONS'].join(', ') };
    if (methods.length === 0) done();
    else if (request.method === 'OPTIONS') void reply.status(204).headers(headers).send();
    else done(new Refused('method-not-allowed', { params: { method: request.method }, headers }));
  };

/** U+0000 in a path or query: Postgres stores none. */
export function refuseNul(request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void {
  done(request.raw.url?.includes('%00') ? new Refused('invalid-text') : undefined);
}
