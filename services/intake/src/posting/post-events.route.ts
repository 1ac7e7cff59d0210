import {
  Access,
  ApiProblems,
  Caller,
  cloudEventBatchType,
  cloudEventType,
  languageOf,
  Limited,
  Refused,
  Takes,
  type Principal,
} from '@kaoji/http';
import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { INTAKE_PARTS } from '../intake.tokens.js';
import type { IntakeParts } from '../intake-parts.js';
import { itemsOf } from '../envelope/posted-body.js';
import { posterOf } from './poster.js';
import { resultOf, type PostingResult } from './verdict.js';

class FaultAnswer {
  @ApiProperty({ description: 'Path in the data' }) field: string;
  @ApiProperty({ description: 'The rule that it breaks' }) rule: string;
}

class ResultAnswer {
  @ApiProperty() source: string;
  @ApiProperty() id: string;
  @ApiProperty({ enum: ['accepted', 'duplicate', 'refused'] }) status: string;
  @ApiProperty({ required: false, description: 'Why it was refused, for programs' }) code?: string;
  @ApiProperty({ required: false, description: 'Why it was refused, in the language asked for' }) detail?: string;
  @ApiProperty({ required: false, type: [FaultAnswer] }) faults?: FaultAnswer[];
  @ApiProperty({ required: false }) receipt?: string;
  @ApiProperty({ required: false, description: 'For the petitioner, where we made it' }) queryCode?: string;
}

class ResultsAnswer {
  @ApiProperty({ type: [ResultAnswer], description: 'One per event, in the order sent' }) results: ResultAnswer[];
}

const eventSchema = { type: 'object', required: ['specversion', 'id', 'source', 'type', 'subject', 'data'] };

/** Agencies post what happened: one event or a batch, each with a result of its own (contract.md). */
@ApiTags('events')
@Controller('api/v1/events')
export class PostEventsRoute {
  constructor(@Inject(INTAKE_PARTS) private readonly intake: IntakeParts) {}

  @Post()
  @HttpCode(202)
  @Access('post-events')
  @Takes(cloudEventType, cloudEventBatchType)
  @Limited({ name: 'post-events', capacity: 300, perSecond: 100 })
  @ApiOperation({ summary: 'Post one CloudEvent or a batch of up to 1,000' })
  @ApiBody({ schema: { oneOf: [eventSchema, { type: 'array', maxItems: 1_000, items: eventSchema }] } })
  @ApiResponse({ status: 202, type: ResultsAnswer })
  @ApiProblems('not-a-batch', 'batch-too-large', 'invalid-json', 'unsupported-media-type', 'too-many-requests')
  async post(
    @Body() body: unknown,
    @Headers('content-type') contentType: string | undefined,
    @Headers('accept-language') language: string | undefined,
    @Caller() caller: Principal,
  ): Promise<{ results: readonly PostingResult[] }> {
    if (caller.kind === 'public') throw new Refused('not-signed-in');
    if (contentType === undefined) throw new Refused('unsupported-media-type');
    const isBatch = contentType.toLowerCase().startsWith(cloudEventBatchType);
    const verdicts = await this.intake.acceptance.accept(itemsOf(body, isBatch), posterOf(caller));
    const spoken = languageOf(language);
    return { results: verdicts.map((verdict) => resultOf(verdict, spoken)) };
  }
}
