import type { ClientBase, Client } from 'pg';
import { currentDatabase, serviceRole, streamRole } from './roles.js';

const every = ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger'] as const;
type Right = (typeof every)[number];

/** BullMQ has a table `event` of its own, which it trims: it is no ledger. */
const withoutLedger = 'bullmq';

/** What a service may do with a table of its schema: the ledger only grows, and migrations are the owner's. */
function rightsOn(schema: string, table: string): readonly Right[] {
  if (table === 'event' && schema !== withoutLedger) return ['select', 'insert'];
  if (table === 'migration') return ['select'];
  return ['select', 'insert', 'update', 'delete'];
}

/** What the Postgres stream may do: read the events, and which generation is the present one. */
function streamedRightsOn(schema: string, table: string): readonly Right[] {
  return schema !== withoutLedger && (table === 'event' || table === 'generation') ? ['select'] : [];
}

/**
 * Gives the role of the schema its rights on all tables in it, the `event` table select and insert only (messaging.md, The
 * event table), and `kaoji_stream` the tables `event` and `generation` to read. To be called by whoever makes a table
 * later (a rebuild that swaps tables). Writes nothing when all is as it should be.
 */
export async function grantTables(client: ClientBase, schema: string): Promise<void> {
  const role = serviceRole(schema).name;
  const stream = streamRole.name;
  if (!(await hasUsage(client, schema, [role, stream]))) {
    await client.query(`grant usage on schema ${schema} to ${role}, ${stream}`);
  }
  for (const { table, owned, streamed } of await tablesOf(client, schema)) {
    const wanted = rightsOn(schema, table);
    if (!sameRights(owned, wanted)) await setRights(client, `${schema}."${table}"`, role, wanted);
    const forStream = streamedRightsOn(schema, table);
    if (!sameRights(streamed, forStream)) await setRights(client, `${schema}."${table}"`, stream, forStream);
  }
  await grantSequences(client, schema, role);
}

/** Nobody connects, makes temporary tables or uses the schema `public` but who was given the right. */
export async function closeDatabase(client: Client): Promise<void> {
  const { rows } = await client.query<{ open: boolean }>(
    `select exists (select from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
       where d.datname = current_database() and a.grantee = 0) as open`,
  );
  if (rows[0]?.open) await client.query(`revoke all on database ${await currentDatabase(client)} from public`);
  const { rows: schemas } = await client.query(
    `select 1 from pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
     where n.nspname = 'public' and a.grantee = 0 and pg_has_role(n.nspowner, 'usage')`,
  );
  if (schemas.length > 0) await client.query('revoke all on schema public from public');
}

interface TableRights {
  readonly table: string;
  readonly owned: readonly string[];
  readonly streamed: readonly string[];
}

async function tablesOf(client: ClientBase, schema: string): Promise<TableRights[]> {
  const rightsOf = (role: string) =>
    `array(select r from unnest($4::text[]) r where has_table_privilege(${role}, c.oid, r)
       or (r not in ('delete', 'truncate', 'trigger') and has_any_column_privilege(${role}, c.oid, r)))`;
  const { rows } = await client.query<TableRights>(
    `select c.relname as table, ${rightsOf('$2')} as owned, ${rightsOf('$3')} as streamed
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm') order by c.relname`,
    [schema, serviceRole(schema).name, streamRole.name, every],
  );
  return rows;
}

function sameRights(have: readonly string[], wanted: readonly Right[]): boolean {
  return have.length === wanted.length && wanted.every((right) => have.includes(right));
}

async function setRights(client: ClientBase, table: string, role: string, rights: readonly Right[]): Promise<void> {
  const grant = rights.length > 0 ? `; grant ${rights.join(', ')} on ${table} to ${role}` : '';
  await client.query(`revoke all on ${table} from public, ${role}${grant}`);
}

async function hasUsage(client: ClientBase, schema: string, roles: readonly string[]): Promise<boolean> {
  const { rows } = await client.query<{ all: boolean }>(
    "select bool_and(has_schema_privilege(r, $1, 'usage')) as all from unnest($2::text[]) r",
    [schema, roles],
  );
  return rows[0]?.all === true;
}

/** Identity columns need no right on their sequence; `serial` ones and those called by name do. */
async function grantSequences(client: ClientBase, schema: string, role: string): Promise<void> {
  const { rows } = await client.query(
    `select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and case c.relkind when 'S' then not has_sequence_privilege($2, c.oid, 'usage') end`,
    [schema, role],
  );
  if (rows.length > 0) await client.query(`grant usage, select on all sequences in schema ${schema} to ${role}`);
}
