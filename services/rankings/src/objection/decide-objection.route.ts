import { isPeriodName, type RuledFact } from '@kaoji/contracts';
import {
  Access,
  actorOf,
  ApiProblems,
  Caller,
  isRejection,
  submitRequest,
  type Principal,
  type Reply,
} from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Body, Controller, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { periodStream } from '../close/period.aggregate.js';
import { periodOf } from '../close/periods.store.js';
import { readSingleFacts } from '../explain/single-facts.store.js';
import { AnswersObjection } from '../rankings.answers.js';
import { Rankings } from '../rankings.js';
import { monthsBehind } from '../scoring/rate.policy.js';
import { DecideObjection } from './decide-objection.payload.js';
import { ruledFactsOf, type AskedRuling } from './ruling.policy.js';

/** An objection is decided by the 10th working day; what it changes is a new fact that names the old one. */
@Controller('api/v1/rankings')
export class DecideObjectionRoute {
  constructor(@Inject(Rankings) private readonly rankings: Rankings) {}

  @Access('decide-objection')
  @AnswersObjection()
  @ApiProblems('unknown-objection', 'objection-decided', 'second-person-needed', 'unknown-fact', 'restates-nothing')
  @Post(':period/objections/:objection/decision')
  async decide(
    @Req() request: FastifyRequest,
    @Param('period') period: string,
    @Param('objection') objection: string,
    @Body() { upheld, reason, facts = [] }: DecideObjection,
    @Caller() caller: Principal,
  ): Promise<Reply | Rejection> {
    if (!isPeriodName(period)) return reject('no-period', { period });
    const ruled = await this.ruled(period, objection, facts);
    if (isRejection(ruled)) return ruled;
    const command = { type: 'decide-objection', objection, upheld, reason, by: actorOf(caller), facts: ruled };
    const { executor, clock } = this.rankings.running;
    const commands = [{ stream: periodStream(period), command }];
    const body = { objection, upheld, facts: ruled.map(({ figure: _, ...named }) => named) };
    const reply = await submitRequest(executor, request, { clock, commands, render: () => ({ status: 201, body }) });
    this.rankings.tables.forget(period);
    return reply;
  }

  /** The facts as they stand, put right; the rules are asked whether the objection is there at all. */
  private async ruled(
    period: string,
    objection: string,
    asked: readonly AskedRuling[],
  ): Promise<readonly RuledFact[] | Rejection> {
    const { running, schemes, directory } = this.rankings;
    const unit = (await periodOf(running.pool, period)).objections[objection]?.unit;
    if (unit === undefined || asked.length === 0) return [];
    const { content } = await schemes.inForce(period);
    const months = monthsBehind(period, content.smallNumbers);
    const { zone } = directory.calendar();
    const facts = await readSingleFacts(running.pool, { months, zone, unit }, { asOf: running.clock.now() });
    return ruledFactsOf(asked, facts);
  }
}
