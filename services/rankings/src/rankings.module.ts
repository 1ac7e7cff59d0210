import type { Platform } from '@kaoji/scheduling';
import { Module, type DynamicModule } from '@nestjs/common';
import { ReadAlertsRoute } from './alerts/read-alerts.route.js';
import { ReadPeriodRoute } from './close/read-period.route.js';
import { ExplainScoreRoute } from './explain/explain-score.route.js';
import { FollowRankingsRoute } from './feeds/follow-rankings.route.js';
import { RankingFeedsRoute } from './feeds/ranking-feeds.route.js';
import { ReadRankingRoute } from './feeds/read-ranking.route.js';
import { ReadFiguresRoute } from './live/read-figures.route.js';
import { DecideObjectionRoute } from './objection/decide-objection.route.js';
import { ObjectToScoreRoute } from './objection/object-to-score.route.js';
import { PublishRankingRoute } from './publication/publish-ranking.route.js';
import { Rankings } from './rankings.js';
import './rankings.errors.js';
import { ChangeSchemeRoute } from './scheme/change-scheme.route.js';
import type { ShippedScheme } from './scheme/shipped-schemes.policy.js';
import { SubscribeRoute } from './subscription/subscribe.route.js';
import { TrySchemeRoute } from './what-if/try-scheme.route.js';

export { rankingsSchema } from './rankings.schema.js';
export { rankingsAggregates } from './rankings.definition.js';
export { rankingsErrors } from './rankings.errors.js';
export { Rankings } from './rankings.js';
export { rebuildRankings, type RebuildOptions, type Rebuilt } from './rebuild/rebuild-rankings.js';

/** What can be set when rankings is mounted. */
export interface RankingsSettings {
  /** The scheme in force until two people have put another in force. */
  readonly scheme?: ShippedScheme;
}

/** The service that ranks: facts, live and published rankings, feeds. */
@Module({})
export class RankingsModule {
  static on(platform: Platform, { scheme = 'default' }: RankingsSettings = {}): DynamicModule {
    return {
      module: RankingsModule,
      controllers: [
        ReadFiguresRoute,
        FollowRankingsRoute,
        ReadRankingRoute,
        ExplainScoreRoute,
        PublishRankingRoute,
        ReadPeriodRoute,
        ObjectToScoreRoute,
        DecideObjectionRoute,
        ChangeSchemeRoute,
        RankingFeedsRoute,
        TrySchemeRoute,
        ReadAlertsRoute,
        SubscribeRoute,
      ],
      providers: [{ provide: Rankings, useFactory: () => Rankings.open(platform, scheme) }],
      exports: [Rankings],
    };
  }
}
