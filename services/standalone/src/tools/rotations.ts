import { rotatedTokenKeys } from '@kaoji/directory';
import { rotateVaultMasterKey } from '@kaoji/intake';
import { randomSecret, rotateRolePasswords, Secrets } from '@kaoji/persistence';
import { resolve, join } from 'node:path';
import pg from 'pg';
import { Closing } from '../closing.js';
import { installedSchemas, openDatabase } from '../database.js';
import { rotatedToken } from '../internal/internal-token.policy.js';
import { mountedServices } from '../mounted-services.js';
import type { StandaloneEnv } from '../standalone.env.js';

/** Rotates one secret of the installation and tells, in a sentence, what follows (docs/adr/0016). */
type Rotation = (env: StandaloneEnv, atOnce: boolean) => Promise<string>;

const secretsOf = ({ KAOJI_DATA, variables }: StandaloneEnv): Secrets =>
  new Secrets(join(resolve(KAOJI_DATA), 'secrets'), variables);

const seconds = (): number => Math.floor(Date.now() / 1000);

/** While nobody serves from the folder. @throws FolderHeld when somebody does. */
async function whileStopped<T>(
  env: StandaloneEnv,
  work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>,
): Promise<T> {
  const closing = new Closing();
  try {
    const schemas = mountedServices.map(({ schema }) => schema);
    return await work(
      await openDatabase(env, schemas, closing, (error) => {
        throw error;
      }),
    );
  } finally {
    await closing.run();
  }
}

const accessTokenKey: Rotation = async (env, atOnce) => {
  const name = 'KAOJI_ACCESS_TOKEN_KEY';
  const secrets = secretsOf(env);
  const before = await secrets.secret(name, () => refuseUnmade(name));
  await secrets.replace(name, await rotatedTokenKeys(before, seconds(), atOnce));
  return atOnce
    ? 'The new key signs alone; within 40 seconds every older token is refused, and sessions give out new ones.'
    : 'The new key signs in 15 minutes; the old one is published until its last token has run out.';
};

const internalToken: Rotation = async (env) => {
  const name = 'KAOJI_INTERNAL_TOKEN';
  const secrets = secretsOf(env);
  const before = await secrets.secret(name, () => refuseUnmade(name));
  await secrets.replace(name, rotatedToken(before, randomSecret(), Date.now()));
  return 'The new token opens within 5 seconds, the old one for 15 minutes more.';
};

const databasePasswords: Rotation = (env) =>
  whileStopped(env, async ({ installation, secrets }) => {
    const schemas = installedSchemas(mountedServices.map(({ schema }) => schema));
    const { count } = await rotateRolePasswords(installation.ownerUrl, schemas, secrets);
    return `${count} roles have new passwords.`;
  });

const vaultMasterKey: Rotation = (env) =>
  whileStopped(env, async ({ installation, secrets }) => {
    const pool = new pg.Pool({ connectionString: installation.urls['intake'], max: 1 });
    try {
      return `${await rotateVaultMasterKey(pool, secrets)} keys of subjects are under the new master key.`;
    } finally {
      await pool.end();
    }
  });

function refuseUnmade(name: string): never {
  throw new Error(`There is no ${name} to rotate here.`);
}

/** Every secret that can be rotated by a command, by its name on the command line. */
export const rotations: Readonly<Record<string, Rotation>> = {
  'access-token-key': accessTokenKey,
  'internal-token': internalToken,
  'database-passwords': databasePasswords,
  'vault-master-key': vaultMasterKey,
};
