import { Access, Public, strongEtag, tagged, isRejection, type Reply } from '@kaoji/http';
import { periodKind, reject, type Rejection } from '@kaoji/kernel';
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { AnswersFeed, AnswersTable } from '../rankings.answers.js';
import { Rankings } from '../rankings.js';
import { atomFeed, csvFeed, jsonFeed } from './feed-formats.js';
import { json } from './read-ranking.route.js';
import type { RankingView } from './ranking.view.js';

export class RevisionQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  revision?: number;
}

/** Publications in a feed. */
const inFeed = 24;
const cached = { 'cache-control': 'public, max-age=10' };

/** Thin feeds of what is published, over one view. */
@Controller()
export class RankingFeedsRoute {
  constructor(@Inject(Rankings) private readonly rankings: Rankings) {}

  @Access('read-published-ranking')
  @AnswersFeed('application/feed+json')
  @Get('feeds/rankings.json')
  json(@Req() request: FastifyRequest): Promise<Reply> {
    const type = 'application/feed+json; charset=utf-8';
    return this.feed(request, type, (views, origin) => JSON.stringify(jsonFeed(views, origin)));
  }

  @Access('read-published-ranking')
  @AnswersFeed('application/atom+xml')
  @Get('feeds/rankings.atom')
  atom(@Req() request: FastifyRequest): Promise<Reply> {
    return this.feed(request, 'application/atom+xml; charset=utf-8', atomFeed);
  }

  @Access('read-published-ranking')
  @AnswersFeed('text/csv')
  @Get('feeds/rankings.csv')
  csv(@Req() request: FastifyRequest): Promise<Reply> {
    return this.feed(request, 'text/csv; charset=utf-8; header=present', csvFeed);
  }

  /** What anyone may read of a period. */
  @Public()
  @AnswersTable()
  @Get('public/rankings/:period')
  async published(
    @Req() request: FastifyRequest,
    @Param('period') period: string,
    @Query() { revision }: RevisionQuery,
  ): Promise<Reply | Rejection> {
    if (periodKind(period) === undefined) return reject('no-period', { period });
    const body = await this.rankings.tables.publishedBody(period, revision, 'public', (view) => view);
    return isRejection(body) ? body : tagged(request, body.text, body.etag, { ...json, ...cached });
  }

  private async feed(
    request: FastifyRequest,
    type: string,
    written: (views: readonly RankingView[], origin: string) => string,
  ): Promise<Reply> {
    const views = await this.rankings.tables.newest(inFeed);
    const text = written(views, `${request.protocol}://${request.host}`);
    return tagged(request, text, strongEtag(text), { ...cached, 'content-type': type });
  }
}
