import { Access, actorOf, ApiProblems, Caller, type Principal, type Reply } from '@kaoji/http';
import { IsCode, IsCount, IsFlag, IsLimit, IsText, PostedLimit, textLengths } from '@kaoji/contracts';
import type { Rejection } from '@kaoji/kernel';
import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { MatterCommand } from '../matter/matter.decide.js';
import { MatterDesk } from '../matter/matter-desk.js';
import { limitOf } from '../posting/posted-matter.policy.js';
import { matterSchema } from '../matter/matter.schema.js';

class Closing {
  @IsText(textLengths.content) finding: string;
}

class SendingBack {
  @IsText(textLengths.reason) reason: string;
  @IsOptional() @IsLimit() limit?: PostedLimit;
}

class Reasoned {
  @IsText(textLengths.reason) reason: string;
}

class ExclusionReview extends Reasoned {
  @IsFlag() grant: boolean;
}

class Merger extends Reasoned {
  @IsCode() into: string;
}

class StatedTime extends Reasoned {
  /** Version of the late event in the matter's history. */
  @IsCount(1, 1_000_000) event: number;
}

/** The office verifies replies, closes or sends back, and decides what people must decide about a matter. */
@ApiTags('matters')
@Controller('api/v1/matters/:number')
export class VerifyMatterRoute {
  constructor(private readonly desk: MatterDesk) {}

  @Access('verify-matter')
  @ApiOkResponse({ description: 'The matter, closed', schema: matterSchema })
  @ApiProblems('not-found', 'not-replied', 'already-closed', 'verifier-is-handler', 'co-handlers-outstanding')
  @Post('closing')
  async close(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Param('number') number: string,
    @Body() { finding }: Closing,
  ): Promise<Reply | Rejection> {
    return await this.verify(request, caller, number, { type: 'close', by: actorOf(caller), finding });
  }

  @Access('verify-matter')
  @ApiOkResponse({ description: 'The matter in its next round', schema: matterSchema })
  @ApiProblems('not-found', 'not-replied', 'verifier-is-handler')
  @Post('reworks')
  async sendBack(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Param('number') number: string,
    @Body() { reason, limit }: SendingBack,
  ): Promise<Reply | Rejection> {
    const command = { type: 'send-back', by: actorOf(caller), reason, limit: limit ? limitOf(limit) : null } as const;
    return await this.verify(request, caller, number, command);
  }

  @Access('verify-matter')
  @ApiOkResponse({ description: 'The matter without a follow-up', schema: matterSchema })
  @ApiProblems('not-found', 'no-petitioner', 'follow-up-over')
  @Post('follow-up-switch')
  async switchOff(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Param('number') number: string,
    @Body() { reason }: Reasoned,
  ): Promise<Reply | Rejection> {
    return await this.verify(request, caller, number, { type: 'switch-off-follow-up', by: actorOf(caller), reason });
  }

  @Access('decide-exclusion')
  @ApiOkResponse({ description: 'The matter with the review', schema: matterSchema })
  @ApiProblems('not-found', 'no-exclusion-to-decide', 'reviewed-by-the-same')
  @Post('exclusion-reviews')
  async reviewExclusion(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Param('number') number: string,
    @Body() { grant, reason }: ExclusionReview,
  ): Promise<Reply | Rejection> {
    const command = { type: 'review-exclusion', reviewer: actorOf(caller), grant, reason } as const;
    return await this.desk.act(request, caller, 'decide-exclusion', number, command);
  }

  @Access('dispatch-matter')
  @ApiOkResponse({ description: 'The matter, following another', schema: matterSchema })
  @ApiProblems('not-found', 'merged', 'merged-into-itself', 'merged-in-a-circle', 'already-replied', 'out-of-scope')
  @Post('mergers')
  async merge(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Param('number') number: string,
    @Body() { into, reason }: Merger,
  ): Promise<Reply | Rejection> {
    const first = await this.desk.open(caller, 'dispatch-matter', into);
    if ('code' in first) return first;
    const command = { type: 'merge', into, by: actorOf(caller), reason } as const;
    return await this.desk.act(request, caller, 'dispatch-matter', number, command);
  }

  @Access('verify-matter')
  @ApiOkResponse({ description: 'The matter with the time that counts', schema: matterSchema })
  @ApiProblems('not-found', 'no-late-event', 'not-late')
  @Post('stated-times')
  async acceptStatedTime(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Param('number') number: string,
    @Body() { event, reason }: StatedTime,
  ): Promise<Reply | Rejection> {
    const command = { type: 'accept-stated-time', event, by: actorOf(caller), reason } as const;
    return await this.verify(request, caller, number, command);
  }

  private async verify(
    request: FastifyRequest,
    caller: Principal,
    number: string,
    command: MatterCommand,
  ): Promise<Reply | Rejection> {
    return await this.desk.act(request, caller, 'verify-matter', number, command);
  }
}
