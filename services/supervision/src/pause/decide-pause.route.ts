import { Access, ApiProblems, Caller, type Principal, type Reply } from '@kaoji/http';
import { IsFlag, IsText, textLengths } from '@kaoji/contracts';
import type { Rejection } from '@kaoji/kernel';
import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { MatterDesk } from '../matter/matter-desk.js';
import { matterSchema } from '../matter/matter.schema.js';

class PauseRefusal {
  @IsText(textLengths.reason) reason: string;
}

class ExtensionDecision {
  @IsFlag() granted: boolean;
  @IsText(textLengths.reason) reason: string;
}

/** The office refuses pauses and decides on extensions. */
@ApiTags('matters')
@Controller('api/v1/matters/:number')
export class DecidePauseRoute {
  constructor(private readonly desk: MatterDesk) {}

  @Access('refuse-pause')
  @ApiOkResponse({ description: 'The matter, as if it had never been paused', schema: matterSchema })
  @ApiProblems('not-found', 'no-pause-to-refuse', 'pause-refusal-too-late')
  @Post('pause-refusals')
  async refuse(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Param('number') number: string,
    @Body() { reason }: PauseRefusal,
  ): Promise<Reply | Rejection> {
    return await this.desk.act(request, caller, 'refuse-pause', number, { type: 'refuse-pause', reason });
  }

  @Access('decide-extension')
  @ApiOkResponse({ description: 'The matter with its deadline', schema: matterSchema })
  @ApiProblems('not-found', 'no-extension-to-decide')
  @Post('extension-decisions')
  async decide(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Param('number') number: string,
    @Body() { granted, reason }: ExtensionDecision,
  ): Promise<Reply | Rejection> {
    return await this.desk.act(request, caller, 'decide-extension', number, {
      type: 'decide-extension',
      granted,
      reason,
    });
  }
}
