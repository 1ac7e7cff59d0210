import { Access, actorOf, ApiProblems, Caller, type Principal, type Reply } from '@kaoji/http';
import { IsCode, IsOneOf, IsText, outOfScopeGrounds, textLengths, type OutOfScopeGround } from '@kaoji/contracts';
import type { Rejection } from '@kaoji/kernel';
import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { MatterDesk } from '../matter/matter-desk.js';
import { matterSchema } from '../matter/matter.schema.js';

class RightRoute {
  @IsOneOf(outOfScopeGrounds) ground: OutOfScopeGround;
  /** Where to turn instead: told to the petitioner as the answer. */
  @IsText(textLengths.content) route: string;
  /** For the ground `repeated`: the matter that it repeats. */
  @IsOptional() @IsCode() earlier?: string;
}

/** The office answers with the right route what is out of scope. */
@ApiTags('matters')
@Controller('api/v1/matters/:number')
export class OutOfScopeRoute {
  constructor(private readonly desk: MatterDesk) {}

  @Access('dispatch-matter')
  @ApiOkResponse({ description: 'The matter, out of scope', schema: matterSchema })
  @ApiProblems('not-found', 'already-replied', 'already-closed', 'merged', 'out-of-scope', 'earlier-matter-missing')
  @Post('out-of-scope')
  async answer(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Param('number') number: string,
    @Body() { ground, route, earlier }: RightRoute,
  ): Promise<Reply | Rejection> {
    const by = actorOf(caller);
    const command = { type: 'answer-out-of-scope', ground, route, earlier: earlier ?? null, by } as const;
    return await this.desk.act(request, caller, 'dispatch-matter', number, command);
  }
}
