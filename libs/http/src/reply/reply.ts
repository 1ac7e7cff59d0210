import type { Rejection } from '@kaoji/kernel';
import type { FastifyRequest } from 'fastify';
import { languageOf } from '../problem/language.js';
import { problemOf, problemType, type Problem } from '../problem/problem.js';

/** What a route returns when status or headers depend on what happened; a plain value is answered as it is. */
export class Reply {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** A refusal as a route's answer. A route may return the bare `Rejection` too; this one can carry headers. */
export class ProblemReply extends Reply {
  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.status, problem, { ...headers, 'content-type': problemType });
  }

  /** In the language that the request asks for. */
  static of(refusal: Rejection, request: Pick<FastifyRequest, 'headers'>): ProblemReply {
    return new ProblemReply(problemOf(refusal, undefined, languageOf(request.headers['accept-language'])));
  }
}
