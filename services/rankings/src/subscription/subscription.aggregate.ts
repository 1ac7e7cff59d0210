import type { Aggregate } from '@kaoji/messaging';
import { decideSubscription, type SubscriptionCommand } from './subscription.decide.js';
import {
  evolveSubscription,
  noSubscription,
  type SubscriptionEvent,
  type SubscriptionState,
} from './subscription.state.js';

export const subscriptionStream = (person: string): string => `subscription/${person}`;

export const subscriptionAggregate: Aggregate<SubscriptionState, SubscriptionCommand, SubscriptionEvent, unknown> = {
  concept: 'subscription',
  table: 'subscription',
  fold: 1,
  initial: noSubscription,
  evolve: evolveSubscription,
  decide: decideSubscription,
  columns: [{ name: 'key_digest', type: 'text', of: ({ keyDigest }) => keyDigest }],
};
