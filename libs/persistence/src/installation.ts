import type { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { connected } from './connected.js';
import type { MigrationClass } from './data-source.js';
import { closeDatabase, grantTables } from './grants.js';
import { locks, releaseLock, waitForLock } from './locks.js';
import { runMigrations } from './migrate.js';
import { databaseExists, ensureRole, passwordNameOf, streamRole, serviceRole, withLogin } from './roles.js';
import type { Secrets } from './secrets/secrets.js';

export interface SchemaToInstall {
  /** The service's schema, e.g. `supervision`; its role is `kaoji_supervision`. */
  readonly name: string;
  readonly migrations: readonly MigrationClass[];
  /** For tables made by others (BullMQ): called as the owner, under the lock, before the role gets its rights on them. */
  readonly prepare?: (ownerUrl: string, schema: string) => Promise<void>;
}

export interface Installation {
  /** The owner's connection to the database of the installation: migrations, tools. */
  readonly ownerUrl: string;
  /** Per schema the connection of its service's role. Holds a password: never to be logged. */
  readonly urls: Readonly<Record<string, string>>;
  /** The role `kaoji_stream`, which may read every `event` table and nothing else. */
  readonly streamUrl: string;
}

/**
 * Makes or renews what the services need of the database: schemas, roles with their passwords, limits and rights, and the
 * tables by migrations, each of which is run once however many installers run. A url of the database `postgres`
 * stands for a whole cluster: then the database is `kaoji`, made when missing. The user of the url owns the database
 * and has CREATEROLE, or is a superuser. Passwords: `KAOJI_<NAME>_DB_PASSWORD`, or `..._FILE`, or made once.
 */
export async function installSchemas(
  url: string,
  schemas: readonly SchemaToInstall[],
  secrets: Secrets,
): Promise<Installation> {
  for (const { name } of schemas) refuseOddName(name);
  const ownerUrl = await ownDatabase(url);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await install(ownerUrl, schemas, secrets);
    } catch (error) {
      if (attempt === 5 || !isCollision(error)) throw error;
      await sleep(50 * attempt);
    }
  }
}

function install(ownerUrl: string, schemas: readonly SchemaToInstall[], secrets: Secrets): Promise<Installation> {
  return connected(ownerUrl, async (client) => {
    await waitForLock(client, locks.installing);
    await closeDatabase(client);
    const streamUrl = await installRole(client, ownerUrl, streamRole, secrets);
    const urls: Record<string, string> = {};
    for (const schema of schemas) {
      urls[schema.name] = await installRole(client, ownerUrl, serviceRole(schema.name), secrets);
      await client.query(`create schema if not exists ${schema.name}`);
      await runMigrations(ownerUrl, client, schema);
      await schema.prepare?.(ownerUrl, schema.name);
      await grantTables(client, schema.name);
    }
    await releaseLock(client, locks.installing);
    return { ownerUrl, urls, streamUrl };
  });
}

async function installRole(
  client: Client,
  ownerUrl: string,
  role: Parameters<typeof ensureRole>[2],
  secrets: Secrets,
): Promise<string> {
  const password = await secrets.secret(passwordNameOf(role));
  const roleUrl = withLogin(ownerUrl, role.name, password);
  await ensureRole(client, roleUrl, role, password);
  return roleUrl;
}

async function ownDatabase(url: string): Promise<string> {
  const target = new URL(url);
  if (target.pathname !== '/postgres') return url;
  target.pathname = '/kaoji';
  try {
    await connected(url, async (client) => {
      if (!(await databaseExists(client, 'kaoji'))) await client.query('create database kaoji');
    });
  } catch (error) {
    // Made by another installer in between: 42P04 seen, 23505 at the very same moment.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  }
  return target.href;
}

/** Schema names stand in SQL and in role names; `kaoji_stream` is no service's. */
function refuseOddName(name: string): void {
  if (!/^(?!pg_|(public|stream)$)[a-z][a-z0-9_]{0,40}$/.test(name))
    throw new Error(`${name} cannot be the name of a schema.`);
}

/** Roles belong to the cluster, the lock to the database: installers of two databases can meet (42710, 23505, XX000). */
function isCollision(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === '42710' || code === '23505' || (code === 'XX000' && /concurrently updated/.test(message ?? ''));
}
