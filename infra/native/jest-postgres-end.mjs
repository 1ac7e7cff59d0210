/** Jest's global tear-down: stops what `jest-postgres.mjs` started. */
export default async function tearDown() {
  await globalThis.stopTestPostgres?.();
}
