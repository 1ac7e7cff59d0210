#!/usr/bin/env node
// The made-up sample of the Boston adapter, loaded twice into an installation of its own: equal figures, only duplicates the
// second time, every table as it was, every inbox empty.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './workspaces.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kaoji-boston-'));
chmodSync(folder, 0o755);
const data = join(folder, 'data');
const sample = join(root, 'examples/boston311/sample');
const checks = [];
const check = (title, holds, output = '') => {
  checks.push(holds);
  console.log(`${holds ? 'holds' : 'DOES NOT HOLD'}: ${title}`);
  if (!holds) console.log(output);
};

function load() {
  const program = join(root, 'examples/boston311/dist/main.js');
  const expected = join(sample, 'made-up-200-expected.csv');
  const args = [program, join(sample, 'made-up-200.csv'), '--data', data, '--expected', expected];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    timeout: 300_000,
  });
  return { status, output: stdout + stderr };
}

/** Rows of every table of every service, with Postgres started for the count alone. */
async function counts() {
  const { startPostgres } = await import('../../libs/persistence/dist/index.js');
  const { default: pg } = await import('pg');
  const postgres = await startPostgres({ folder: join(data, 'postgres') });
  const url = new URL(postgres.superuserUrl);
  url.pathname = '/kaoji';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const { rows } = await client.query(
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname in ('directory', 'intake', 'supervision', 'rankings', 'notices') order by 1`,
  );
  const found = {};
  for (const { name } of rows)
    found[name] = Number((await client.query(`select count(*) as n from ${name}`)).rows[0].n);
  await client.end();
  await postgres.stop();
  return found;
}

/** Sessions come and go with sign-ins, rankings are computed as time goes on: no effects of what was posted. */
const ofPosts = (found) =>
  Object.fromEntries(Object.entries(found).filter(([name]) => !/session|sign_in|attempt|snapshot|live/.test(name)));

try {
  const first = load();
  check('every figure of the sample equals the expected file', first.status === 0, first.output);
  const before = await counts();
  const second = load();
  check('loaded twice, the figures are the same', second.status === 0, second.output);
  check(
    'loaded twice, every result is `duplicate`',
    /\b0 accepted, 377 duplicate, 0 refused/.test(second.output),
    second.output,
  );
  const after = await counts();
  const same = JSON.stringify(ofPosts(before)) === JSON.stringify(ofPosts(after));
  check('loaded twice, the counts of every table are equal', same, JSON.stringify({ before, after }, null, 1));
  check('afterwards every inbox is empty', after['notices.issued_notice'] === 0, JSON.stringify(after));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const passed = checks.filter((holds) => holds).length;
console.log(`${passed} passed, ${checks.length - passed} failed`);
process.exitCode = passed === checks.length && passed === 5 ? 0 : 1;
