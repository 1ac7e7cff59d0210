import { isPeriodName } from '@kaoji/contracts';
import { Access, Caller, isRejection, Reply, strongEtag, tagged, reachOf, may, type Principal } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { AnswersExtremes, AnswersTable } from '../rankings.answers.js';
import { Rankings } from '../rankings.js';
import { extremesOf, seen, type RankingView, type TableKind } from './ranking.view.js';

/** A period as the contract writes it. */
export const periodPattern = /^(19|2\d)\d{2}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;

export const json = { 'content-type': 'application/json; charset=utf-8' } as const;

class PeriodQuery {
  @Matches(periodPattern)
  period: string;

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

export class RankingQuery extends PeriodQuery {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  category?: string;

  /** Kind of unit: county, department, station ... */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  level?: string;
}

export class ExtremesQuery extends PeriodQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  n?: number;
}

/** The table as JSON, with ETag and Cache-Control. */
@Controller('api/v1/rankings')
export class ReadRankingRoute {
  constructor(@Inject(Rankings) private readonly rankings: Rankings) {}

  @Access('read-published-ranking')
  @AnswersTable()
  @Get()
  async table(
    @Req() request: FastifyRequest,
    @Query() query: RankingQuery,
    @Caller() caller: Principal,
  ): Promise<Reply | Rejection> {
    const { period, kind = 'published', revision, category, level } = query;
    const asked = { ...(category !== undefined && { category }), ...(level !== undefined && { level }) };
    if (kind === 'published') {
      const everybody = (view: RankingView) => seen(view, { ...asked, sees: () => true });
      const body = await this.rankings.tables.publishedBody(period, revision, JSON.stringify(asked), everybody);
      return isRejection(body) ? body : publicly(request, body.text, body.etag);
    }
    const view = await this.watched(period, kind, caller);
    if (isRejection(view)) return view;
    const text = JSON.stringify(seen(view, { ...asked, sees: sightOf(caller, this.rankings) }));
    return tagged(request, text, strongEtag(text), { ...json, 'cache-control': 'private, no-cache' });
  }

  @Access('read-published-ranking')
  @AnswersExtremes()
  @Get('extremes')
  async extremes(
    @Req() request: FastifyRequest,
    @Query() { period, kind = 'published', revision, n = 5 }: ExtremesQuery,
    @Caller() caller: Principal,
  ): Promise<Reply | Rejection> {
    if (kind === 'published') {
      const make = (view: RankingView) => extremesOf(view, n);
      const body = await this.rankings.tables.publishedBody(period, revision, `extremes ${n}`, make);
      return isRejection(body) ? body : publicly(request, body.text, body.etag);
    }
    const view = await this.watched(period, kind, caller);
    if (isRejection(view)) return view;
    const text = JSON.stringify(extremesOf(seen(view, { sees: sightOf(caller, this.rankings) }), n));
    return tagged(request, text, strongEtag(text), { ...json, 'cache-control': 'private, no-cache' });
  }

  /** What is not published is for those who read the live ranking. */
  private async watched(period: string, kind: TableKind, caller: Principal): Promise<RankingView | Rejection> {
    if (!reachOf(caller, 'read-live-ranking')) {
      return caller.kind === 'public' ? reject('not-signed-in') : reject('not-allowed', { verb: 'read-live-ranking' });
    }
    if (!isPeriodName(period)) return reject('no-period', { period });
    return await this.rankings.tables.view(period, kind);
  }
}

const publicly = (request: FastifyRequest, text: string, etag: string): Reply =>
  tagged(request, text, etag, { ...json, 'cache-control': 'public, max-age=10' });

/** Which units' rows of an unpublished table somebody sees: a unit its own, those who judge or lead all. */
export const sightOf =
  (caller: Principal, rankings: Pick<Rankings, 'tree'>) =>
  (unit: string): boolean =>
    may(caller, 'read-live-ranking', unit, rankings.tree());
