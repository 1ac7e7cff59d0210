import { IsDay } from '@kaoji/contracts';
import { Access, actorOf, ApiProblems, Caller, submitRequest, type Principal, type Reply } from '@kaoji/http';
import { Body, Controller, Get, Inject, Param, ParseIntPipe, Post, Req } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsDefined, IsNotEmpty, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { AnswersScheme, AnswersSchemes } from '../rankings.answers.js';
import { Rankings } from '../rankings.js';
import { schemeStream } from './scheme.aggregate.js';
import { SchemeContentPayload } from './scheme-content.payload.js';
import type { SchemeState, SchemeVersion } from './scheme.state.js';
import { schemeWarnings } from './scheme-warnings.policy.js';
import { shippedSchemes } from './shipped-schemes.policy.js';

export class ProposeScheme {
  @IsDay()
  effectiveFrom: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(1_000)
  reason: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => SchemeContentPayload)
  content: SchemeContentPayload;
}

/** A version with what the editor warns of. */
const warned = (version: SchemeVersion) => ({
  ...version,
  warnings: schemeWarnings(version.content, version.reason),
});

const newestOf = ({ versions }: SchemeState) => {
  const newest = versions.at(-1);
  return newest && warned(newest);
};

/** The scheme 考核方案: proposed by one, confirmed by another. */
@Controller('api/v1/schemes')
export class ChangeSchemeRoute {
  constructor(@Inject(Rankings) private readonly rankings: Rankings) {}

  @Access('manage-schemes')
  @AnswersSchemes()
  @Get()
  async schemes(): Promise<object> {
    const { versions } = await this.rankings.schemes.all();
    return { versions: versions.map(warned), shipped: shippedSchemes };
  }

  @Access('manage-schemes')
  @AnswersScheme()
  @ApiProblems(
    'scheme-without-weight',
    'scheme-line-twice',
    'scheme-without-general-line',
    'scheme-grades-out-of-order',
  )
  @Post()
  async propose(
    @Req() request: FastifyRequest,
    @Body() { effectiveFrom, reason, content }: ProposeScheme,
    @Caller() caller: Principal,
  ): Promise<Reply> {
    const command = { type: 'propose-scheme', effectiveFrom, reason, content, by: actorOf(caller) };
    return await this.submit(request, command);
  }

  @Access('manage-schemes')
  @AnswersScheme()
  @ApiProblems('unknown-scheme-version', 'scheme-already-confirmed', 'second-person-needed')
  @Post(':version/confirmation')
  async confirm(
    @Req() request: FastifyRequest,
    @Param('version', ParseIntPipe) version: number,
    @Caller() caller: Principal,
  ): Promise<Reply> {
    return await this.submit(request, { type: 'confirm-scheme', version, by: actorOf(caller) });
  }

  private async submit(request: FastifyRequest, command: object): Promise<Reply> {
    const { executor, clock } = this.rankings.running;
    return await submitRequest(executor, request, {
      clock,
      commands: [{ stream: schemeStream, command }],
      render: ([outcome]) => ({ status: 201, body: newestOf(outcome?.state as SchemeState) }),
    });
  }
}
