import { Access } from '@kaoji/http';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Rankings } from '../rankings.js';
import type { RankingChange } from './ranking-changes.js';

const commentEvery = 15_000;

const written = ({ event, id, data }: RankingChange): string =>
  `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;

/** Server-sent events: what changed, not the table; whoever hears it reads the table with its ETag. */
@Controller('api/v1/rankings/stream')
export class FollowRankingsRoute {
  constructor(@Inject(Rankings) private readonly rankings: Rankings) {}

  @Access('read-live-ranking')
  @ApiProduces('text/event-stream')
  @Get()
  async follow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { changes } = this.rankings;
    const early: RankingChange[] = [];
    let tell = (change: RankingChange): unknown => early.push(change);
    const stop = await changes.listen((change) => void tell(change));
    const missed = request.headers['last-event-id'] === undefined ? [] : await changes.newest();
    const { raw } = reply.hijack();
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-request-id': request.id,
    });
    raw.write(`: rankings\n\n${[...missed, ...early].map(written).join('')}`);
    tell = (change) => raw.write(written(change));
    const comments = setInterval(() => void raw.write(':\n\n'), commentEvery);
    const end = (): void => {
      clearInterval(comments);
      stop();
    };
    if (raw.destroyed) end();
    else raw.on('close', end);
  }
}
