import { Access, actorOf, ApiProblems, Caller, type Principal, type Reply } from '@kaoji/http';
import { IsCount, IsFlag, IsText, textLengths } from '@kaoji/contracts';
import type { Rejection } from '@kaoji/kernel';
import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { MatterDesk } from '../matter/matter-desk.js';
import { matterSchema } from '../matter/matter.schema.js';

class Reviewed {
  /** Version of the event that drew the conclusion, as the matter shows it. */
  @IsCount(1, 1_000_000) conclusion: number;
}

class ReviewRequest extends Reviewed {
  @IsText(textLengths.reason) reason: string;
}

class ReviewDecision extends Reviewed {
  @IsFlag() changed: boolean;
  @IsText(textLengths.content) finding: string;
}

/** A unit has a supervision conclusion reviewed; somebody who took no part decides. */
@ApiTags('matters')
@Controller('api/v1/matters/:number')
export class ReviewConclusionRoute {
  constructor(private readonly desk: MatterDesk) {}

  @Access('handle-matter')
  @ApiOkResponse({ description: 'The matter with the review asked for', schema: matterSchema })
  @ApiProblems('not-found', 'no-such-conclusion', 'review-already-asked', 'review-too-late', 'merged', 'out-of-scope')
  @Post('reviews')
  async request(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Param('number') number: string,
    @Body() { conclusion, reason }: ReviewRequest,
  ): Promise<Reply | Rejection> {
    const command = { type: 'request-review', conclusion, reason } as const;
    return await this.desk.act(request, caller, 'handle-matter', number, command);
  }

  /** A leader may too: in a small office everybody may have taken part. */
  @Access('rule-on-return')
  @ApiOkResponse({ description: 'The matter with the review decided', schema: matterSchema })
  @ApiProblems('not-found', 'no-review-to-decide', 'reviewer-took-part')
  @Post('review-decisions')
  async decide(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Param('number') number: string,
    @Body() { conclusion, changed, finding }: ReviewDecision,
  ): Promise<Reply | Rejection> {
    const command = { type: 'decide-review', conclusion, changed, finding, by: actorOf(caller) } as const;
    return await this.desk.act(request, caller, 'rule-on-return', number, command);
  }
}
