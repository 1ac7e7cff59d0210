import { isPeriodName } from '@kaoji/contracts';
import { Access, ApiProblems, Caller, isRejection, reachOf, Reply, type Principal } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { periodPattern } from '../feeds/read-ranking.route.js';
import { AnswersTrial } from '../rankings.answers.js';
import { Rankings } from '../rankings.js';
import { SchemeContentPayload } from '../scheme/scheme-content.payload.js';
import { refusalOfScheme } from '../scheme/scheme-rules.policy.js';

class GroupPayload {
  @IsString() @MaxLength(100) unit: string;
  @IsString() @MaxLength(100) category: string;
}

export class TryScheme {
  @Matches(periodPattern)
  period: string;

  /** Other weights and rules; without it those of today. */
  @IsOptional()
  @ValidateNested()
  @Type(() => SchemeContentPayload)
  scheme?: SchemeContentPayload;

  /** Units in other categories than their own. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2_000)
  @ArrayUnique(({ unit }: GroupPayload) => unit)
  @ValidateNested({ each: true })
  @Type(() => GroupPayload)
  groups?: GroupPayload[];
}

/** What-if 试算: the table beside today's. For who may see every unit: by regrouping a part of them could read the rest. */
@Controller('api/v1/rankings/what-if')
export class TrySchemeRoute {
  constructor(@Inject(Rankings) private readonly rankings: Rankings) {}

  @Access('read-live-ranking')
  @AnswersTrial()
  @ApiProblems('not-allowed', 'nothing-to-try', 'unit-not-in-ranking', 'scheme-without-weight')
  @HttpCode(200)
  @Post()
  async compare(
    @Body() { period, scheme, groups = [] }: TryScheme,
    @Caller() caller: Principal,
  ): Promise<Reply | Rejection> {
    if (reachOf(caller, 'read-live-ranking')?.kind !== 'all') return reject('not-allowed', { verb: 'what-if' });
    if (!isPeriodName(period)) return reject('no-period', { period });
    if (!scheme && groups.length === 0) return reject('nothing-to-try');
    const refusal = scheme && refusalOfScheme(scheme);
    if (refusal) return refusal;
    const byUnit = new Map(groups.map(({ unit, category }) => [unit, category]));
    const compared = await this.rankings.trials.run(period, { ...(scheme && { scheme }), groups: byUnit });
    return isRejection(compared) ? compared : new Reply(200, compared, { 'cache-control': 'private, no-store' });
  }
}
