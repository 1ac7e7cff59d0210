import { start } from './test-postgres.mjs';

/** Jest's global set-up: a Postgres for a run that was started without `npm test`; returns nothing to do otherwise. */
export default async function setUp() {
  if (process.env.KAOJI_TEST_POSTGRES || process.env.KAOJI_SPECS === 'unit') return;
  const postgres = await start();
  Object.assign(process.env, postgres.env);
  globalThis.stopTestPostgres = postgres.stop;
}
