import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EntitySchema } from 'typeorm';
import { poolOf, serviceDataSource } from './data-source.js';
import { installSchemas } from './installation.js';
import type { Installation } from './installation.js';
import { Scratch, ask, stateOf, versions } from './scratch.fixture.js';
import { Secrets } from './secrets/secrets.js';

jest.setTimeout(120_000);

let runs = 0;

class Ledger1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    runs += 1;
    await runner.query('create table event (id bigint generated always as identity, stream text, weight numeric(6,4))');
    await runner.query('create table matter (id text primary key, number serial)');
    await runner.query('create table generation (number int not null)');
    await runner.query('select pg_sleep(0.2)');
  }

  async down(): Promise<void> {}
}

class Later1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table due (id bigint primary key)');
  }

  async down(): Promise<void> {}
}

const schemas = [
  { name: 'directory', migrations: [Ledger1700000000001] },
  { name: 'supervision', migrations: [Ledger1700000000001] },
];

describe.each(versions)('an installation on %s', (_, binaries) => {
  let scratch: Scratch;
  let cluster: string;
  let secrets: Secrets;
  let installed: Installation;
  let url: string;

  beforeAll(async () => {
    scratch = await Scratch.make();
    cluster = (await scratch.start({ binaries })).superuserUrl;
    secrets = new Secrets(`${scratch.data}/secrets`, {});
    runs = 0;
    [installed] = (await Promise.all([
      installSchemas(cluster, schemas, secrets),
      installSchemas(cluster, schemas, new Secrets(`${scratch.data}/secrets`, {})),
    ])) as [Installation, Installation];
    url = installed.urls['supervision'] as string;
  });
  afterAll(() => scratch.remove());

  it('by two at once runs every migration once', async () => {
    expect(runs).toBe(schemas.length);
    for (const { name } of schemas) {
      expect(await ask(installed.ownerUrl, `select name from ${name}.migration`)).toEqual([
        { name: 'Ledger1700000000001' },
      ]);
    }
  });

  it('is in the database kaoji, and a service finds its own tables by their bare names', async () => {
    expect(
      await ask(url, 'select current_database() as db, current_user as who, to_regclass($$event$$)::text as event'),
    ).toEqual([{ db: 'kaoji', who: 'kaoji_supervision', event: 'event' }]);
  });

  it.each([
    ["insert into event (stream) values ('matter/1')", 'done'],
    ['select * from event', 'done'],
    ["update event set stream = 'matter/2'", '42501'],
    ['delete from event', '42501'],
    ['truncate event', '42501'],
    ['alter table event add column x int', '42501'],
    ['select * from event for update', '42501'],
    ["insert into matter (id) values ('1')", 'done'],
    ["update matter set id = '2'", 'done'],
    ['delete from matter', 'done'],
    ['truncate matter', '42501'],
    ['select * from migration', 'done'],
    ['delete from migration', '42501'],
    ['select * from directory.event', '42501'],
    ['select * from directory.matter', '42501'],
    ['create table supervision.mine (id int)', '42501'],
    ['create temporary table mine (id int)', '42501'],
    ['create table public.mine (id int)', '42501'],
  ])('lets a service do "%s": %s', async (sql, state) => {
    expect(await stateOf(url, sql)).toBe(state);
  });

  it.each([
    ['select * from supervision.event', 'done'],
    ['select * from directory.event', 'done'],
    ['select * from supervision.generation', 'done'],
    ['select * from supervision.matter', '42501'],
    ['select * from supervision.migration', '42501'],
    ["insert into supervision.event (stream) values ('matter/1')", '25006'],
    ["begin read write; insert into supervision.event (stream) values ('matter/1')", '42501'],
    ['begin read write; delete from supervision.event', '42501'],
  ])('lets the stream do "%s": %s', async (sql, state) => {
    expect(await stateOf(installed.streamUrl, sql)).toBe(state);
  });

  it('gives the public nothing', async () => {
    await ask(cluster, "create role stranger login password 'strange'");
    const stranger = new URL(installed.ownerUrl);
    [stranger.username, stranger.password] = ['stranger', 'strange'];
    expect(await stateOf(stranger.href, 'select 1')).toBe('42501');
  });

  it('limits each session of a service and of the stream', async () => {
    const limits = `select name, setting from pg_settings where name in
      ('statement_timeout', 'idle_in_transaction_session_timeout', 'lock_timeout') order by name`;
    const expected = [
      { name: 'idle_in_transaction_session_timeout', setting: '5000' },
      { name: 'lock_timeout', setting: '2000' },
      { name: 'statement_timeout', setting: '15000' },
    ];
    expect([await ask(url, limits), await ask(installed.streamUrl, limits)]).toEqual([expected, expected]);
  });

  it('done again writes nothing', async () => {
    const written = () => ask(installed.ownerUrl, 'select pg_current_xact_id_if_assigned() is null as none, pg_snapshot_xmax(pg_current_snapshot())::text as next'); // prettier-ignore
    const before = await written();
    expect(await installSchemas(cluster, schemas, secrets)).toEqual(installed);
    expect(await written()).toEqual(before);
  });

  it('done again runs what is new and takes back what was given by hand', async () => {
    await ask(installed.ownerUrl, 'grant all on supervision.event to kaoji_supervision, kaoji_stream');
    await ask(installed.ownerUrl, 'grant select on supervision.matter to kaoji_stream');
    const more = [{ name: 'supervision', migrations: [Ledger1700000000001, Later1700000000002] }];
    await installSchemas(cluster, more, secrets);
    expect(await stateOf(url, 'insert into due values (1)')).toBe('done');
    expect(await stateOf(url, 'truncate event')).toBe('42501');
    expect(await stateOf(installed.streamUrl, 'select * from supervision.matter')).toBe('42501');
    expect(await stateOf(installed.streamUrl, 'select * from supervision.event')).toBe('done');
  });

  it('takes another password from the environment', async () => {
    const env = { KAOJI_DIRECTORY_DB_PASSWORD: 'another one: @/?#%' };
    const renewed = await installSchemas(cluster, schemas, new Secrets(`${scratch.data}/secrets`, env));
    expect(await stateOf(renewed.urls['directory'] as string, 'select * from event')).toBe('done');
    expect(await stateOf(installed.urls['directory'] as string, 'select 1')).toBe('28P01');
  });

  it('grants what was prepared by others under the lock', async () => {
    const prepare = async (ownerUrl: string, schema: string) => {
      await ask(ownerUrl, `create table ${schema}.job (id int)`);
    };
    const { urls } = await installSchemas(cluster, [{ name: 'jobs', migrations: [], prepare }], secrets);
    expect(await stateOf(urls['jobs'] as string, 'insert into job values (1)')).toBe('done');
  });

  it('lets BullMQ trim its own events, which are no ledger and which the stream does not read', async () => {
    const prepare = async (ownerUrl: string, schema: string) => {
      await ask(ownerUrl, `create table ${schema}.event (id int)`);
    };
    const { urls, streamUrl } = await installSchemas(cluster, [{ name: 'bullmq', migrations: [], prepare }], secrets);
    expect(await stateOf(urls['bullmq'] as string, 'delete from event')).toBe('done');
    expect(await stateOf(streamUrl, 'select * from bullmq.event')).toBe('42501');
  });

  it('is read by a service through one pool, with exact numbers as strings', async () => {
    const entity = new EntitySchema<{ id: string; number: number }>({
      name: 'matter',
      columns: { id: { type: 'text', primary: true }, number: { type: 'int' } },
    });
    const source = await serviceDataSource({ schema: 'supervision', url, entities: [entity], max: 3 });
    await source.getRepository(entity).insert({ id: '2026-0001', number: 12 });
    expect(await source.getRepository(entity).findOneBy({ id: '2026-0001' })).toEqual({ id: '2026-0001', number: 12 });
    const pool = poolOf(source);
    expect(pool.options.max).toBe(3);
    const { rows } = await pool.query('select 9007199254740993::int8 as big, 1.50::numeric as exact, $1::timestamptz as at', ['2026-10-08T09:30:00.000Z']); // prettier-ignore
    expect(rows).toEqual([{ big: '9007199254740993', exact: '1.50', at: new Date('2026-10-08T09:30:00.000Z') }]);
    await source.destroy();
  });
});

it.each(versions)(
  'An owner who is no superuser but may make roles can install on %s, and again',
  async (_, binaries) => {
    const scratch = await Scratch.make();
    try {
      const { superuserUrl } = await scratch.start({ binaries });
      await ask(superuserUrl, "create role landlord login createrole password 'lord'");
      await ask(superuserUrl, 'create database county owner landlord');
      const county = new URL(superuserUrl);
      [county.username, county.password, county.pathname] = ['landlord', 'lord', '/county'];
      const install = (env = {}) => installSchemas(county.href, schemas, new Secrets(`${scratch.data}/secrets`, env));
      const first = await install();
      expect(first.ownerUrl).toBe(county.href);
      expect(await install()).toEqual(first);
      const { urls, streamUrl } = await install({ KAOJI_DIRECTORY_DB_PASSWORD: 'renewed' });
      const url = urls['directory'] as string;
      expect(await stateOf(url, "insert into event (stream) values ('a/1')")).toBe('done');
      expect(await stateOf(url, 'delete from event')).toBe('42501');
      expect(await stateOf(streamUrl, 'select * from directory.event')).toBe('done');
      expect(await stateOf(streamUrl, 'select * from directory.matter')).toBe('42501');
    } finally {
      await scratch.remove();
    }
  },
);

it.each(['a; drop schema b', 'Matter', 'pg_own', 'public', 'stream'])('No schema can be called "%s"', async (name) => {
  const odd = [{ name, migrations: [] }];
  await expect(installSchemas('postgres://127.0.0.1:1/x', odd, new Secrets(undefined, {}))).rejects.toThrow(
    `${name} cannot be the name of a schema.`,
  );
});
