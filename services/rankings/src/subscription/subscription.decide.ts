import { accept, canonicalJson, reject, type Decision } from '@kaoji/kernel';
import type { Subscription, SubscriptionEvent, SubscriptionState } from './subscription.state.js';

export type SubscriptionCommand =
  | { readonly type: 'subscribe'; readonly person: string; readonly subscription: Subscription }
  | { readonly type: 'issue-feed-key'; readonly person: string; readonly digest: string }
  | { readonly type: 'revoke-feed-key'; readonly person: string };

/** One key per person: a new one ends the one before (contract.md, Ranking feeds: personal, read-only, revocable). */
export function decideSubscription(
  command: SubscriptionCommand,
  state: SubscriptionState,
): Decision<SubscriptionEvent> {
  const { person } = command;
  switch (command.type) {
    case 'subscribe': {
      const { kinds, units, categories, fallenBy } = command.subscription;
      if (canonicalJson(command.subscription) === canonicalJson(state.subscription)) return accept();
      const data = { person, kinds: [...kinds], units: [...units], categories: [...categories], fallenBy };
      return accept({ type: 'kaoji.rankings.subscription-changed.v1', data });
    }
    case 'issue-feed-key':
      return accept({ type: 'kaoji.rankings.feed-key-issued.v1', data: { person, digest: command.digest } });
    case 'revoke-feed-key':
      if (state.keyDigest === null) return reject('no-feed-key');
      return accept({ type: 'kaoji.rankings.feed-key-revoked.v1', data: { person } });
  }
}
