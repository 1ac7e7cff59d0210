import type { EventDeclaration } from '../event-declaration.js';
import * as rankings from './ranking.events.js';
import { FeedKeyIssued, FeedKeyRevoked, SubscriptionChanged } from './subscription.events.js';

const own = { producer: 'rankings', owner: 'rankings' } as const;

/** What rankings says happened, and who must hear it. */
export const rankingsCatalogue: readonly EventDeclaration[] = [
  { ...own, event: rankings.RankingComputed, takers: ['notices'] },
  ...[
    rankings.SchemeProposed,
    rankings.SchemeConfirmed,
    rankings.PeriodOpened,
    rankings.PeriodRescheduled,
    rankings.PeriodMarkerPassed,
    rankings.PeriodTimeReached,
    rankings.RankingPublished,
    rankings.ScoreObjected,
    rankings.ObjectionDecided,
    SubscriptionChanged,
    FeedKeyIssued,
    FeedKeyRevoked,
  ].map((event) => ({ ...own, event, takers: [] as readonly string[] })),
];
