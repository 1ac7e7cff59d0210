import { eventValidator, type EventValidator } from '@kaoji/contracts';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { composition } from '../mounted-services.js';
import { readEnvironment } from '../standalone.env.js';
import { pagesOfEvents } from './event-pages.js';
import { openInstallation } from './folder-database.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Faults are told once each, whatever the number of events that have them. */
async function verify(client: pg.Client, service: string, validator: EventValidator): Promise<number> {
  let events = 0;
  const faults = new Set<string>();
  for await (const page of pagesOfEvents(client, service)) {
    events += page.length;
    for (const fault of page.flatMap((event) => validator.faultsOf(event))) faults.add(fault);
  }
  say(`${service.padEnd(12)} ${events} events: ${faults.size} faults`);
  for (const fault of faults) say(`  ${service}: ${fault}`);
  return faults.size;
}

/**
 * `npm run verify:events [-- --data DIR] [--seen FILE]`: exit code 1 when any event of the ledgers is not as the AsyncAPI
 * document says. FILE takes the types that were met, for infra/native/seen.mjs.
 */
async function main(): Promise<void> {
  const env = readEnvironment();
  const { values } = parseArgs({
    options: { data: { type: 'string', default: env.KAOJI_DATA }, seen: { type: 'string' } },
  });
  const database = await openInstallation(values.data, env.DATABASE_URL);
  const client = new pg.Client({ connectionString: database.ownerUrl, options: '-c default_transaction_read_only=on' });
  const validator = await eventValidator();
  try {
    await client.connect();
    let faults = 0;
    for (const service of composition()) faults += await verify(client, service, validator);
    say(`${validator.seen().length} types of ${validator.seen().length + validator.unseen().length} were met.`);
    if (values.seen !== undefined) await writeFile(values.seen, JSON.stringify({ types: validator.seen() }));
    if (faults > 0) process.exitCode = 1;
  } finally {
    await client.end();
    await database.close();
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown'}\n`);
  process.exitCode = 1;
});
