import { Access, actorOf, ApiProblems, Caller, type Principal, type Reply } from '@kaoji/http';
import { IsCode, IsLimit, IsText, PostedLimit, textLengths } from '@kaoji/contracts';
import type { Rejection } from '@kaoji/kernel';
import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { MatterDesk } from '../matter/matter-desk.js';
import { limitOf } from '../posting/posted-matter.policy.js';
import { matterSchema } from '../matter/matter.schema.js';

class Dispatch {
  /** Left out: the unit that the dispatch catalogue proposed. */
  @IsOptional() @IsCode() unitCode?: string;
  @IsOptional() @IsLimit() limit?: PostedLimit;
}

class Ruling {
  @IsIn(['stays', 'moves']) ruling: 'stays' | 'moves';
  @IsOptional() @IsCode() unitCode?: string;
  @IsText(textLengths.reason) reason: string;
  /** Required where the unit named the article by which the law gives it no competence. */
  @IsOptional() @IsText(textLengths.content) legalOpinion?: string;
}

/** The office gives a matter to a unit, and rules on returns; where competence is denied by law, the coordinator does. */
@ApiTags('matters')
@Controller('api/v1/matters/:number')
export class DecideDispatchRoute {
  constructor(private readonly desk: MatterDesk) {}

  @Access('dispatch-matter')
  @ApiOkResponse({ description: 'The matter, dispatched', schema: matterSchema })
  @ApiProblems('not-found', 'already-dispatched', 'no-unit-proposed', 'unknown-unit')
  @Post('dispatches')
  async dispatch(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Param('number') number: string,
    @Body() body: Dispatch,
  ): Promise<Reply | Rejection> {
    const limit = body.limit ? limitOf(body.limit) : null;
    return await this.desk.act(request, caller, 'dispatch-matter', number, {
      type: 'dispatch',
      unit: body.unitCode ?? null,
      limit,
    });
  }

  @Access('rule-on-return')
  @ApiOkResponse({ description: 'The matter after the ruling', schema: matterSchema })
  @ApiProblems(
    'not-found',
    'no-return-to-rule-on',
    'not-the-coordinator',
    'other-unit-missing',
    'legal-opinion-missing',
    'unknown-unit',
  )
  @Post('rulings')
  async rule(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Param('number') number: string,
    @Body() body: Ruling,
  ): Promise<Reply | Rejection> {
    const { ruling, unitCode = null, reason, legalOpinion = null } = body;
    const by = actorOf(caller);
    const command = { type: 'rule-on-return', ruling, unit: unitCode, reason, legalOpinion, by } as const;
    return await this.desk.act(request, caller, 'rule-on-return', number, command);
  }
}
