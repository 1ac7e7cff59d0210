import { isPeriodName } from '@kaoji/contracts';
import { Access, actorOf, ApiProblems, Caller, submitRequest, type Principal, type Reply } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Body, Controller, Inject, Param, Post, Req } from '@nestjs/common';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { periodStream } from '../close/period.aggregate.js';
import type { PeriodState } from '../close/period.state.js';
import { AnswersPublication } from '../rankings.answers.js';
import { Rankings } from '../rankings.js';
import type { PublicationCommand } from './publication.decide.js';

export class SignOff {
  /** The leader's words for publishing an incomplete month; they are printed. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1_000)
  acceptIncomplete?: string;
}

export class CorrectRanking {
  @IsString()
  @IsNotEmpty()
  @MaxLength(1_000)
  reason: string;
}

/** Signed off 签发 by a leader, and corrected as a further revision. */
@Controller('api/v1/rankings')
export class PublishRankingRoute {
  constructor(@Inject(Rankings) private readonly rankings: Rankings) {}

  @Access('sign-off-ranking')
  @AnswersPublication()
  @ApiProblems('unknown-period', 'not-frozen', 'incomplete', 'already-published', 'objections-open')
  @Post(':period/sign-off')
  async signOff(
    @Req() request: FastifyRequest,
    @Param('period') period: string,
    @Body() { acceptIncomplete }: SignOff,
    @Caller() caller: Principal,
  ): Promise<Reply | Rejection> {
    if (!isPeriodName(period)) return reject('no-period', { period });
    const command = await this.rankings.publications.signOff(period, actorOf(caller), acceptIncomplete ?? null);
    return await this.publish(request, period, command);
  }

  @Access('sign-off-ranking')
  @AnswersPublication()
  @ApiProblems('not-published', 'nothing-to-correct', 'revision-moved')
  @Post(':period/corrections')
  async correct(
    @Req() request: FastifyRequest,
    @Param('period') period: string,
    @Body() { reason }: CorrectRanking,
    @Caller() caller: Principal,
  ): Promise<Reply | Rejection> {
    if (!isPeriodName(period)) return reject('no-period', { period });
    const command = await this.rankings.publications.correction(period, actorOf(caller), reason);
    return await this.publish(request, period, command);
  }

  private async publish(request: FastifyRequest, period: string, command: PublicationCommand): Promise<Reply> {
    const { executor, clock } = this.rankings.running;
    const reply = await submitRequest(executor, request, {
      clock,
      commands: [{ stream: periodStream(period), command }],
      render: ([outcome]) => {
        const published = (outcome?.state as PeriodState | undefined)?.published.at(-1);
        const { events } = outcome ?? { events: [] };
        const data = events.at(-1)?.data as { corrections?: unknown } | undefined;
        return { status: 201, body: { period, ...published, cut: undefined, corrections: data?.corrections ?? [] } };
      },
    });
    this.rankings.tables.forget(period);
    return reply;
  }
}
