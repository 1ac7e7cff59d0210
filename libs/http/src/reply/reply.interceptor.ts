import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { languageOf, languageTag } from '../problem/language.js';
import { isRejection } from '../problem/refused.js';
import { ProblemReply, Reply } from './reply.js';

function sent(value: Reply, request: FastifyRequest, reply: FastifyReply): unknown {
  void reply.status(value.status).headers(value.headers);
  if (value instanceof ProblemReply) {
    void reply.header('content-language', languageTag(languageOf(request.headers['accept-language'])));
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    if (value.status === 401) void reply.header('www-authenticate', 'Bearer');
  }
  return value.body;
}

/** Makes answers of what routes return: `Reply` and `Rejection`; other values pass. */
export class ReplyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((value: unknown) => {
        if (value instanceof Reply) return sent(value, request, reply);
        return isRejection(value) ? sent(ProblemReply.of(value, request), request, reply) : value;
      }),
    );
  }
}
