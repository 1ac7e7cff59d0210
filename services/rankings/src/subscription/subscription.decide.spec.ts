import { decideSubscription, type SubscriptionCommand } from './subscription.decide.js';
import { evolveSubscription, everything, noSubscription, type SubscriptionState } from './subscription.state.js';

const person = 'mayor';
const subscription = { kinds: ['rank-fallen'], units: ['county-01'], categories: [], fallenBy: 5 };
const subscribe: SubscriptionCommand = { type: 'subscribe', person, subscription };
const issue = (digest: string): SubscriptionCommand => ({ type: 'issue-feed-key', person, digest });
const revoke: SubscriptionCommand = { type: 'revoke-feed-key', person };

const after = (...commands: SubscriptionCommand[]): SubscriptionState =>
  commands.reduce((state, command) => {
    const decision = decideSubscription(command, state);
    if (decision.kind === 'rejected') throw new Error(decision.code);
    return decision.events.reduce(evolveSubscription, state);
  }, noSubscription);

describe('a subscription', () => {
  it('is to everything until its owner says otherwise', () => {
    expect(after().subscription).toStrictEqual(everything);
    expect(after(subscribe)).toStrictEqual({ person, subscription, keyDigest: null });
  });

  it('to the same again is no event', () => {
    expect(decideSubscription(subscribe, after(subscribe))).toStrictEqual({ kind: 'accepted', events: [] });
  });

  it('leaves the key as it is, and the key the subscription', () => {
    expect(after(issue('d1'), subscribe).keyDigest).toBe('d1');
    expect(after(subscribe, issue('d1'), revoke).subscription).toStrictEqual(subscription);
  });
});

describe('the key of the feeds', () => {
  it('is one per person: a new one ends the one before', () => {
    expect(after(issue('d1'), issue('d2')).keyDigest).toBe('d2');
  });

  it('is revoked by its owner, once', () => {
    const state = after(issue('d1'), revoke);
    expect(state.keyDigest).toBeNull();
    expect(decideSubscription(revoke, state)).toMatchObject({ kind: 'rejected', code: 'no-feed-key' });
    expect(after(issue('d1'), revoke, issue('d2')).keyDigest).toBe('d2');
  });

  it('stands in no event, only its SHA-256', () => {
    expect(decideSubscription(issue('d1'), noSubscription)).toStrictEqual({
      kind: 'accepted',
      events: [{ type: 'kaoji.rankings.feed-key-issued.v1', data: { person, digest: 'd1' } }],
    });
  });
});
