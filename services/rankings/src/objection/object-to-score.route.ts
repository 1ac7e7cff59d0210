import { isPeriodName } from '@kaoji/contracts';
import {
  Access,
  actorOf,
  ApiProblems,
  Caller,
  refusalUnlessMay,
  submitRequest,
  type Principal,
  type Reply,
} from '@kaoji/http';
import { digestId, reject, type Rejection } from '@kaoji/kernel';
import { Body, Controller, Inject, Param, Post, Req } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { periodStream } from '../close/period.aggregate.js';
import { AnswersObjection } from '../rankings.answers.js';
import { Rankings } from '../rankings.js';

export class ObjectToScore {
  @IsString()
  @Matches(/^[\w.-]{1,64}$/)
  unit: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(4_000)
  reason: string;

  /** SHA-256 of files that intake holds. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^[\da-f]{64}$/, { each: true })
  evidence?: string[];
}

/** Objections to a score 申诉, with evidence: by the unit until the 8th working day. */
@Controller('api/v1/rankings')
export class ObjectToScoreRoute {
  constructor(@Inject(Rankings) private readonly rankings: Rankings) {}

  @Access('object-to-score')
  @AnswersObjection()
  @ApiProblems('not-computed', 'objections-over', 'objection-open')
  @Post(':period/objections')
  async object(
    @Req() request: FastifyRequest,
    @Param('period') period: string,
    @Body() { unit, reason, evidence = [] }: ObjectToScore,
    @Caller() caller: Principal,
  ): Promise<Reply | Rejection> {
    if (!isPeriodName(period)) return reject('no-period', { period });
    const refusal = refusalUnlessMay(caller, 'object-to-score', unit, this.rankings.tree());
    if (refusal) return refusal;
    const by = actorOf(caller);
    const objection = digestId(period, unit, by, this.rankings.running.clock.now(), reason);
    const files = evidence.map((sha256) => ({ sha256 }));
    const command = { type: 'object', objection, unit, reason, evidence: files, by };
    const { executor, clock } = this.rankings.running;
    const commands = [{ stream: periodStream(period), command }];
    const render = () => ({ status: 201, body: { objection, unit } });
    const reply = await submitRequest(executor, request, { clock, commands, render });
    this.rankings.tables.forget(period);
    return reply;
  }
}
