import type { EventOf, FeedKeyIssued, FeedKeyRevoked, SubscriptionChanged } from '@kaoji/contracts';
import { alertKinds } from '../alerts/kinds.policy.js';

/** What a person hears of. */
export interface Subscription {
  readonly kinds: readonly string[];
  /** These and all below; none: all that the person sees. */
  readonly units: readonly string[];
  readonly categories: readonly string[];
  readonly fallenBy: number;
}

/** A person's subscription, and the key that reads the feeds as that person. */
export interface SubscriptionState {
  readonly person: string | null;
  readonly subscription: Subscription;
  /** SHA-256 of the one key that opens; null: none does. */
  readonly keyDigest: string | null;
}

export type SubscriptionEvent = EventOf<typeof SubscriptionChanged | typeof FeedKeyIssued | typeof FeedKeyRevoked>;

/** Who never said anything hears of everything. */
export const everything: Subscription = { kinds: alertKinds, units: [], categories: [], fallenBy: 3 };

export const noSubscription: SubscriptionState = { person: null, subscription: everything, keyDigest: null };

export function evolveSubscription(state: SubscriptionState, event: SubscriptionEvent): SubscriptionState {
  switch (event.type) {
    case 'kaoji.rankings.subscription-changed.v1': {
      const { person, ...subscription } = event.data;
      return { ...state, person, subscription };
    }
    case 'kaoji.rankings.feed-key-issued.v1':
      return { ...state, person: event.data.person, keyDigest: event.data.digest };
    case 'kaoji.rankings.feed-key-revoked.v1':
      return { ...state, keyDigest: null };
  }
}
