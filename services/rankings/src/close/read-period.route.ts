import { isPeriodName } from '@kaoji/contracts';
import { Access, Caller, type Principal } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { sightOf } from '../feeds/read-ranking.route.js';
import { objectionsOf } from '../objection/objections.policy.js';
import { AnswersPeriod } from '../rankings.answers.js';
import { Rankings } from '../rankings.js';
import { eventsBehind, historyOf } from './period-history.policy.js';
import { periodSteps } from './period-history.store.js';
import { periodStream } from './period.aggregate.js';
import { periodOf } from './periods.store.js';
import { waitsFor } from './period.state.js';

/** Where a period stands: timetable, what it waits for, revisions, objections, and which event did what. */
@Controller('api/v1/rankings/periods')
export class ReadPeriodRoute {
  constructor(@Inject(Rankings) private readonly rankings: Rankings) {}

  @Access('read-live-ranking')
  @AnswersPeriod()
  @Get(':period')
  async period(@Param('period') period: string, @Caller() caller: Principal): Promise<object | Rejection> {
    const sees = sightOf(caller, this.rankings);
    if (!isPeriodName(period)) return reject('no-period', { period });
    const state = await periodOf(this.rankings.running.pool, period);
    if (state.period === null) return reject('unknown-period');
    const stream = periodStream(period);
    const steps = await periodSteps(this.rankings.running.pool, stream);
    const behind = eventsBehind(stream, steps);
    return {
      period,
      timetable: state.timetable,
      waitsFor: waitsFor(state, ['closed', 'frozen']),
      provisional: state.provisional?.snapshot ?? null,
      frozen: state.frozen?.snapshot ?? null,
      revisions: state.published.map(({ cut: _, ...published }) => ({
        ...{ event: behind.published(published.revision) },
        ...published,
      })),
      objections: objectionsOf(state, sees).map((one) => ({
        ...{ event: behind.objected(one.objection), decidedEvent: behind.decided(one.objection) },
        ...one,
      })),
      events: historyOf(stream, steps, state, sees),
    };
  }
}
