import { newKey, type Secrets } from '@kaoji/persistence';
import type { Pool } from 'pg';
import { Cipher } from './cipher.js';

const name = 'KAOJI_VAULT_MASTER_KEY';
const slice = 500;

interface KeyRow {
  readonly stream: string;
  readonly wrapped: Buffer;
}

/** Wraps a slice of subjects' keys by the present master key; where it ended, and how many. */
async function rewrapSlice(pool: Pool, cipher: Cipher, after: string): Promise<readonly [string | undefined, number]> {
  const { rows } = await pool.query<KeyRow>(
    'select stream, wrapped from vault_key where stream > $1 order by stream limit $2',
    [after, slice],
  );
  const changed = rows.flatMap(({ stream, wrapped }) => {
    const again = cipher.rewrapped(stream, wrapped);
    return again ? [{ stream, again }] : [];
  });
  await pool.query(
    `update vault_key k set wrapped = given.wrapped
     from unnest($1::text[], $2::bytea[]) as given(stream, wrapped) where k.stream = given.stream`,
    [changed.map(({ stream }) => stream), changed.map(({ again }) => again)],
  );
  return [rows.at(-1)?.stream, changed.length];
}

/**
 * Another master key for the vault, while nobody writes to it: the secret holds the new and the former key until every
 * subject's key is under the new one, so that a kill at any point loses nothing; the next call goes on. The sealed texts
 * themselves stay as they are. Returns how many keys were wrapped anew.
 */
export async function rotateVaultMasterKey(pool: Pool, secrets: Secrets): Promise<number> {
  const kept = await secrets.secret(name, newKey);
  if (!kept.includes('\n')) await secrets.replace(name, `${newKey()}\n${kept}`);
  const cipher = new Cipher(...(await secrets.keys(name)));
  let count = 0;
  let after: string | undefined = '';
  while (after !== undefined) {
    const [last, changed] = await rewrapSlice(pool, cipher, after);
    count += changed;
    after = last;
  }
  const [present = ''] = (await secrets.secret(name)).split('\n');
  await secrets.replace(name, present);
  return count;
}
