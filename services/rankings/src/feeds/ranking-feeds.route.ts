import { isPeriodName } from '@kaoji/contracts';
import { Access, ApiProblems, Public, reachOf, strongEtag, tagged, isRejection, type Reply } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { AnswersFeed, AnswersTable } from '../rankings.answers.js';
import { Rankings } from '../rankings.js';
import { atomFeed, csvFeed, jsonFeed } from './feed-formats.js';
import { feedKeyDigest, readerOf } from '../subscription/feed-key.js';
import { personOfKey } from '../subscription/subscriptions.store.js';
import { json, sightOf } from './read-ranking.route.js';
import { seen, type RankingView } from './ranking.view.js';

export class RevisionQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  revision?: number;
}

export class FeedQuery {
  /** Personal, read-only, revocable: with it the feed holds what that person may see (contract.md, Ranking feeds). */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  key?: string;
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
  @ApiProblems('feed-key-invalid')
  @Get('feeds/rankings.json')
  json(@Req() request: FastifyRequest, @Query() { key }: FeedQuery): Promise<Reply | Rejection> {
    const type = 'application/feed+json; charset=utf-8';
    return this.feed(request, key, type, (views, origin) => JSON.stringify(jsonFeed(views, origin)));
  }

  @Access('read-published-ranking')
  @AnswersFeed('application/atom+xml')
  @ApiProblems('feed-key-invalid')
  @Get('feeds/rankings.atom')
  atom(@Req() request: FastifyRequest, @Query() { key }: FeedQuery): Promise<Reply | Rejection> {
    return this.feed(request, key, 'application/atom+xml; charset=utf-8', atomFeed);
  }

  @Access('read-published-ranking')
  @AnswersFeed('text/csv')
  @ApiProblems('feed-key-invalid')
  @Get('feeds/rankings.csv')
  csv(@Req() request: FastifyRequest, @Query() { key }: FeedQuery): Promise<Reply | Rejection> {
    return this.feed(request, key, 'text/csv; charset=utf-8; header=present', csvFeed);
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
    if (!isPeriodName(period)) return reject('no-period', { period });
    const body = await this.rankings.tables.publishedBody(period, revision, 'public', (view) => view);
    return isRejection(body) ? body : tagged(request, body.text, body.etag, { ...json, ...cached });
  }

  private async feed(
    request: FastifyRequest,
    key: string | undefined,
    type: string,
    written: (views: readonly RankingView[], origin: string) => string,
  ): Promise<Reply | Rejection> {
    const own = key === undefined ? [] : await this.unpublished(key);
    if (isRejection(own)) return own;
    const views = [...own, ...(await this.rankings.tables.newest(inFeed))];
    const text = written(views, `${request.protocol}://${request.host}`);
    const keeping = key === undefined ? cached : { 'cache-control': 'private, no-cache' };
    return tagged(request, text, strongEtag(text), { ...keeping, 'content-type': type });
  }

  /** The present month as far as the key's owner sees it today; nothing for who sees only what is published. */
  private async unpublished(key: string): Promise<readonly RankingView[] | Rejection> {
    const { running, directory, live, tables } = this.rankings;
    const code = await personOfKey(running.pool, feedKeyDigest(key));
    const reader = code === undefined ? undefined : readerOf(directory, code);
    if (!reader) return reject('feed-key-invalid');
    if (!reachOf(reader, 'read-live-ranking')) return [];
    const view = await tables.view(live.presentMonth(), 'live');
    return isRejection(view) ? view : [seen(view, { sees: sightOf(reader, this.rankings) })];
  }
}
