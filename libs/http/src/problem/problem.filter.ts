import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, languageTag } from './language.js';
import { problemOf, problemType, type Problem } from './problem.js';
import { refusalOfError } from './refusal-of-error.js';
import { Refused } from './refused.js';

function problemOfRefusal(refused: Refused, request: FastifyRequest): Problem {
  const { code, params } = refused.rejection;
  const language = languageOf(request.headers['accept-language']);
  const given = code === 'internal' ? { request: request.id } : params;
  return { ...problemOf(code, given, language), ...(refused.faults && { faults: refused.faults }) };
}

/** Answers a request with the problem details of what was thrown; logs what is our own fault. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refused = refusalOfError(error);
  const problem = problemOfRefusal(refused, request);
  if (problem.status >= 500 && !(error instanceof Refused))
    request.log.error({ err: error, code: problem.code }, 'a request failed');
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  const signIn: Record<string, string> = problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  void reply
    .status(problem.status)
    .headers({ ...signIn, ...refused.headers })
    .header('content-language', languageTag(languageOf(request.headers['accept-language'])))
    .header('cache-control', 'no-store')
    .type(problemType)
    .send(problem);
}

/** The one place where what was thrown becomes an answer (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
