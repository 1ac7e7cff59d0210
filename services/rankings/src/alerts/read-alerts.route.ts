import { Access, Caller, strongEtag, tagged, type Principal, type Reply } from '@kaoji/http';
import { monthPlus } from '@kaoji/kernel';
import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { periodsEndingWith } from '../close/period.reaction.js';
import { periodOf, publishedPeriods } from '../close/periods.store.js';
import { json, sightOf } from '../feeds/read-ranking.route.js';
import { AnswersAlerts } from '../rankings.answers.js';
import { Rankings } from '../rankings.js';
import { everything } from '../subscription/subscription.state.js';
import { subscriptionOf } from '../subscription/subscriptions.store.js';
import { alertsOf, heard, type AlertInput, type WatchedPeriod } from './alerts.policy.js';

/** Months back in which a matter that is still open may have been due. */
const monthsBack = [-2, -1, 0];

/** Days for which a publication is news. */
const newsFor = 35 * 86_400_000;
const publicationsAtMost = 24;

/** Alerts: of what the caller sees and subscribed to; who never subscribed hears of everything. */
@Controller('api/v1/alerts')
export class ReadAlertsRoute {
  constructor(@Inject(Rankings) private readonly rankings: Rankings) {}

  @Access('read-live-ranking')
  @AnswersAlerts()
  @Get()
  async alerts(@Req() request: FastifyRequest, @Caller() caller: Principal): Promise<Reply> {
    const { running, directory } = this.rankings;
    const subscription =
      caller.kind === 'person' ? (await subscriptionOf(running.pool, caller.code)).subscription : everything;
    const input = await this.input();
    const tree = this.rankings.tree();
    const items = heard(alertsOf(input, subscription), subscription, {
      sees: sightOf(caller, this.rankings),
      isOf: (unit, of) => unit === of || tree.isBelow(unit, of),
    });
    const text = JSON.stringify({ period: input.period, zone: directory.calendar().zone, items });
    return tagged(request, text, strongEtag(text), { ...json, 'cache-control': 'private, no-cache' });
  }

  private async input(): Promise<AlertInput> {
    const { live, running } = this.rankings;
    const period = live.presentMonth();
    const { rankings } = await live.tables(period);
    const counts = await live.figures(monthsBack.map((back) => monthPlus(period, back)));
    const now = running.clock.now();
    const closing = await this.closing(monthPlus(period, -1));
    return { period, rankings, counts, now, closing, published: await this.published(now) };
  }

  private async closing(month: string): Promise<readonly WatchedPeriod[]> {
    const { pool } = this.rankings.running;
    const periods = periodsEndingWith(month);
    return await Promise.all(periods.map(async (period) => ({ period, state: await periodOf(pool, period) })));
  }

  private async published(now: string): Promise<readonly WatchedPeriod[]> {
    const all = await publishedPeriods(this.rankings.running.pool, publicationsAtMost);
    const isNews = (at = ''): boolean => Date.parse(now) - Date.parse(at) < newsFor;
    return all.filter(({ state }) => isNews(state.published.at(-1)?.publishedAt));
  }
}
