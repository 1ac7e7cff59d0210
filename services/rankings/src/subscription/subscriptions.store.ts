import type { Pool } from 'pg';
import { noSubscription, type SubscriptionState } from './subscription.state.js';

export async function subscriptionOf(pool: Pool, person: string): Promise<SubscriptionState> {
  const { rows } = await pool.query<{ state: SubscriptionState }>('select state from subscription where id = $1', [
    person,
  ]);
  return rows[0]?.state ?? noSubscription;
}

/** Whose key has this SHA-256; nothing for one that was revoked, replaced or never issued. */
export async function personOfKey(pool: Pool, digest: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>('select id from subscription where key_digest = $1', [digest]);
  return rows[0]?.id;
}
