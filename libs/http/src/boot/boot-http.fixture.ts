import { Body, Controller, Get, Module, Param, Post, Query, Req, Sse } from '@nestjs/common';
import { reject, type Clock, type Rejection } from '@kaoji/kernel';
import { KeyReused, type Answer, type Outcome, type Work, type WorkResult } from '@kaoji/messaging';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { IsInt, IsString, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import type { FastifyRequest } from 'fastify';
import { concat, NEVER, of, type Observable } from 'rxjs';
import { cloudEventBatchType, cloudEventType } from '../body/parsers.js';
import { Takes } from '../body/takes.js';
import { Limited } from '../limit/limited.js';
import { ApiProblems } from '../openapi/api-problems.js';
import { PageQuery } from '../paging/page-query.js';
import { registerErrors } from '../problem/errors.js';
import { tagged } from '../reply/etag.js';
import type { Reply } from '../reply/reply.js';
import { submitRequest, type Submits } from '../reply/submit-request.js';
import { Access, Caller, Public } from '../sign-in/access.js';
import type { Principal } from '../sign-in/principal.js';

registerErrors({
  'fixture-returned-before': { status: 409, zh: '事项 {number} 已退回过', en: 'Matter {number} was returned before' },
});

/** Works as the executor does, with origins in memory: counts what took effect and refuses the number `no`. */
export class FixtureExecutor implements Submits {
  readonly effects: Work[] = [];
  private readonly origins = new Map<string, { digest: string; answer: Answer }>();

  submit(work: Work): Promise<WorkResult> {
    const { origin } = work;
    const key = origin.kind === 'request' ? `${origin.actor}|${origin.route}|${origin.key}` : undefined;
    const before = key === undefined ? undefined : this.origins.get(key);
    if (before && origin.kind === 'request' && before.digest !== origin.digest) return Promise.reject(new KeyReused());
    if (before) return Promise.resolve({ outcomes: [], repeated: true, answer: before.answer });
    const outcomes = work.commands.map(({ stream }) => this.run(work, stream));
    const answer = work.answer?.(outcomes);
    if (key !== undefined && answer && origin.kind === 'request') {
      this.origins.set(key, { digest: origin.digest, answer });
    }
    return Promise.resolve({ outcomes, repeated: false, ...(answer && { answer }) });
  }

  private run(work: Work, stream: string): Outcome {
    if (stream.endsWith('/no')) return reject('fixture-returned-before', { number: 'no' });
    this.effects.push(work);
    return { kind: 'accepted', events: [], state: { effects: this.effects.length } };
  }
}

const clock: Clock = { now: () => '2026-10-08T01:00:00.000Z' };

class Unit {
  @IsString()
  code: string;
}

class ReturnMatter {
  @IsString()
  reason: string;

  @IsInt()
  grade: number;

  @ValidateNested()
  @Type(() => Unit)
  unit: Unit;
}

@Controller('api/v1/fixtures')
export class FixtureRoute {
  constructor(private readonly executor: FixtureExecutor) {}

  @Access('read-matters')
  @Get()
  list(@Query() query: PageQuery, @Caller() caller: Principal): object {
    return { limit: query.limit, caller };
  }

  @Access('read-published-ranking')
  @Get('published')
  published(@Req() request: FastifyRequest): Reply {
    return tagged(request, { rank: 1 }, '"one"');
  }

  @Access('handle-matter')
  @ApiCreatedResponse()
  @ApiProblems('fixture-returned-before')
  @Post(':number/returns')
  async return(
    @Req() request: FastifyRequest,
    @Param('number') number: string,
    @Body() body: ReturnMatter,
  ): Promise<Reply> {
    return await submitRequest(this.executor, request, {
      clock,
      commands: [{ stream: `matter/${number}`, command: { kind: 'return', reason: body.reason } }],
      render: ([outcome]) => ({ status: 201, body: outcome?.state }),
    });
  }

  @Access('post-events')
  @Takes(cloudEventType, cloudEventBatchType)
  @Post('events')
  post(@Body() body: unknown): object {
    return { taken: body };
  }

  @Public()
  @Get('refused')
  refused(): Rejection {
    return reject('fixture-returned-before', { number: 'x' });
  }

  @Public()
  @Get('broken')
  broken(): never {
    throw new Error('the secret of the database');
  }

  @Public()
  @Limited({ name: 'fixture', capacity: 1, perSecond: 0.1 })
  @Get('limited')
  limited(): object {
    return {};
  }

  @Public()
  @Sse('stream')
  stream(): Observable<{ data: object }> {
    return of({ data: { at: 1 } });
  }

  @Public()
  @Sse('endless')
  endless(): Observable<{ data: object }> {
    return concat(of({ data: {} }), NEVER);
  }
}

@Module({ controllers: [FixtureRoute], providers: [FixtureExecutor] })
export class FixtureModule {}

@Controller('forgotten')
class ForgottenRoute {
  @Get('it')
  get(): object {
    return {};
  }
}

@Module({ controllers: [ForgottenRoute] })
export class ForgottenModule {}
