import type { Client } from 'pg';
import { connected } from './connected.js';
import { scramVerifier } from './scram.js';

/** A role that logs in, with the settings each of its sessions begins with. */
export interface Role {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** Limits of writing sessions (messaging.md, The feed): a writer that stays holds up every feed of the cluster. */
const limits = { statement_timeout: '15s', idle_in_transaction_session_timeout: '5s', lock_timeout: '2s' };

/** The role of one service: its unqualified names are those of its schema. */
export function serviceRole(schema: string): Role {
  return { name: `kaoji_${schema}`, settings: { ...limits, search_path: schema } };
}

/** The role of the Postgres stream. */
export const streamRole: Role = {
  name: 'kaoji_stream',
  settings: { ...limits, search_path: 'pg_catalog', default_transaction_read_only: 'on' },
};

/** The variable that holds its password. */
export const passwordNameOf = ({ name }: Role): string => `${name.toUpperCase()}_DB_PASSWORD`;

/** Makes the role or renews what differs: login, password, settings, and the right to connect. */
export async function ensureRole(client: Client, roleUrl: string, role: Role, password: string): Promise<void> {
  const { rows } = await client.query<{ login: boolean; settings: string[]; connect: boolean }>(
    `select rolcanlogin as login, coalesce(rolconfig, '{}') as settings,
       has_database_privilege(oid, current_database(), 'connect') as connect
     from pg_roles where rolname = $1`,
    [role.name],
  );
  const found = rows[0];
  if (!found) await client.query(`create role ${role.name} login password '${scramVerifier(password)}'`);
  if (found?.login === false) await client.query(`alter role ${role.name} login`);
  for (const [name, value] of Object.entries(role.settings)) {
    if (found?.settings.includes(`${name}=${value}`)) continue;
    await client.query(`alter role ${role.name} set ${name} = '${value}'`);
  }
  if (!found?.connect) await client.query(`grant connect on database ${await currentDatabase(client)} to ${role.name}`);
  if (found && !(await opens(roleUrl))) {
    await client.query(`alter role ${role.name} password '${scramVerifier(password)}'`);
  }
}

/** The same address for another user. */
export function withLogin(url: string, user: string, password: string): string {
  const other = new URL(url);
  other.username = user;
  other.password = encodeURIComponent(password);
  return other.href;
}

export async function databaseExists(client: Client, name: string): Promise<boolean> {
  return (await client.query('select 1 from pg_database where datname = $1', [name])).rows.length > 0;
}

/** Its name, quoted. */
export async function currentDatabase(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
  return rows[0]?.name ?? '';
}

async function opens(roleUrl: string): Promise<boolean> {
  try {
    return await connected(roleUrl, async () => true);
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') return false;
    throw error;
  }
}
