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
import { digestId, periodKind, reject, type Rejection } from '@kaoji/kernel';
import { Body, Controller, Get, Inject, Param, Post, Req } from '@nestjs/common';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { periodStream } from '../close/period.aggregate.js';
import { waitsFor } from '../close/period.state.js';
import { sightOf } from '../feeds/read-ranking.route.js';
import { AnswersObjection, AnswersPeriod } from '../rankings.answers.js';
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

export class DecideObjection {
  @IsBoolean()
  upheld: boolean;

  @IsString()
  @IsNotEmpty()
  @MaxLength(4_000)
  reason: string;
}

/** Objections to a score 申诉: by the unit until the 8th working day, decided by the 10th. */
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
    if (periodKind(period) === undefined) return reject('no-period', { period });
    const refusal = refusalUnlessMay(caller, 'object-to-score', unit, this.rankings.tree());
    if (refusal) return refusal;
    const by = actorOf(caller);
    const objection = digestId(period, unit, by, this.rankings.running.clock.now(), reason);
    const files = evidence.map((sha256) => ({ sha256 }));
    const command = { type: 'object', objection, unit, reason, evidence: files, by };
    return await this.submit(request, period, command, { status: 201, body: { objection, unit } });
  }

  @Access('decide-objection')
  @AnswersObjection()
  @ApiProblems('unknown-objection', 'objection-decided', 'second-person-needed')
  @Post(':period/objections/:objection/decision')
  async decide(
    @Req() request: FastifyRequest,
    @Param('period') period: string,
    @Param('objection') objection: string,
    @Body() { upheld, reason }: DecideObjection,
    @Caller() caller: Principal,
  ): Promise<Reply | Rejection> {
    if (periodKind(period) === undefined) return reject('no-period', { period });
    const command = { type: 'decide-objection', objection, upheld, reason, by: actorOf(caller) };
    return await this.submit(request, period, command, { status: 201, body: { objection, upheld } });
  }

  /** Where a period stands: timetable, what it waits for, revisions, objections. */
  @Access('read-live-ranking')
  @AnswersPeriod()
  @Get('periods/:period')
  async period(@Param('period') period: string, @Caller() caller: Principal): Promise<object | Rejection> {
    const sees = sightOf(caller, this.rankings);
    if (periodKind(period) === undefined) return reject('no-period', { period });
    const state = await this.rankings.tables.state(period);
    if (state.period === null) return reject('unknown-period');
    return {
      period,
      timetable: state.timetable,
      waitsFor: waitsFor(state, ['closed', 'frozen']),
      provisional: state.provisional?.snapshot ?? null,
      frozen: state.frozen?.snapshot ?? null,
      revisions: state.published.map(({ cut: _, ...published }) => published),
      objections: Object.entries(state.objections)
        .filter(([, { unit }]) => sees(unit))
        .map(([objection, one]) => ({ objection, ...one })),
    };
  }

  private async submit(
    request: FastifyRequest,
    period: string,
    command: object,
    answer: { readonly status: number; readonly body: object },
  ): Promise<Reply> {
    const { executor, clock } = this.rankings.running;
    const commands = [{ stream: periodStream(period), command }];
    const reply = await submitRequest(executor, request, { clock, commands, render: () => answer });
    this.rankings.tables.forget(period);
    return reply;
  }
}
