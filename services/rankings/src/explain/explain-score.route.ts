import { isPeriodName } from '@kaoji/contracts';
import { Access, Caller, isRejection, refusalUnlessMay, type Principal } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { periodOf } from '../close/periods.store.js';
import type { Cut } from '../fact/cut.js';
import type { TableKind } from '../feeds/ranking.view.js';
import { objectionsOf } from '../objection/objections.policy.js';
import { revisionOf } from '../publication/publications.js';
import { AnswersExplanation } from '../rankings.answers.js';
import { Rankings } from '../rankings.js';
import type { SchemeContent } from '../scheme/scheme.policy.js';
import type { RankingJson } from '../scoring/ranking-json.policy.js';
import { monthsBehind } from '../scoring/rate.policy.js';
import { explanationOf } from './explanation.policy.js';
import { readSingleFacts } from './single-facts.store.js';

export class ExplainQuery {
  @IsOptional()
  @IsIn(['live', 'provisional', 'published'])
  kind?: TableKind;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  revision?: number;
}

/** What a score was computed from. */
interface Basis {
  readonly rankings: readonly RankingJson[];
  readonly scheme: SchemeContent;
  readonly asOf: string;
  readonly cut?: Cut;
}

@Controller('api/v1/rankings')
export class ExplainScoreRoute {
  constructor(@Inject(Rankings) private readonly rankings: Rankings) {}

  @Access('explain-ranking')
  @AnswersExplanation()
  @Get(':period/:unit/explain')
  async explain(
    @Param('period') period: string,
    @Param('unit') unit: string,
    @Query() { kind = 'live', revision }: ExplainQuery,
    @Caller() caller: Principal,
  ): Promise<object | Rejection> {
    if (!isPeriodName(period)) return reject('no-period', { period });
    const refusal = refusalUnlessMay(caller, 'explain-ranking', unit, this.rankings.tree());
    if (refusal) return refusal;
    const basis = kind === 'live' ? await this.live(period) : await this.stored(period, kind, revision);
    if (isRejection(basis)) return basis;
    const ranking = basis.rankings.find(({ rows }) => rows.some((row) => row.unit === unit));
    const row = ranking?.rows.find((one) => one.unit === unit);
    if (!ranking || !row) return reject('unit-not-in-ranking', { unit });
    const months = monthsBehind(period, basis.scheme.smallNumbers);
    const { zone } = this.rankings.directory.calendar();
    const { asOf, cut } = basis;
    const view = { asOf, ...(cut && { cut }) };
    const facts = await readSingleFacts(this.rankings.running.pool, { months, zone, unit }, view);
    const objections = objectionsOf(await periodOf(this.rankings.running.pool, period), (one) => one === unit);
    return { kind, ...explanationOf({ ranking, row, facts, asOf }), objections };
  }

  private async live(period: string): Promise<Basis> {
    const { asOf, rankings } = await this.rankings.live.tables(period);
    const { content } = await this.rankings.schemes.inForce(period);
    return { rankings, asOf, scheme: content };
  }

  private async stored(period: string, kind: TableKind, revision?: number): Promise<Basis | Rejection> {
    const state = await this.rankings.tables.state(period);
    const stands = kind === 'published' ? revisionOf(state, revision) : (state.frozen ?? state.provisional);
    if (!stands) return reject(kind === 'published' ? 'not-published' : 'not-computed');
    const { rankings, asOf, scheme } = await this.rankings.tables.snapshot(stands.snapshot);
    return { rankings, asOf, scheme, cut: stands.cut as Cut };
  }
}
