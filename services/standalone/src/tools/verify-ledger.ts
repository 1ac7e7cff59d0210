import { parseArgs } from 'node:util';
import { mountedServices } from '../mounted-services.js';
import { readEnvironment } from '../standalone.env.js';
import { openInstallation } from './folder-database.js';
import { verifyService, type VerifiedLedger } from './ledgers.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function print({ service, events, streams, faults }: VerifiedLedger): void {
  say(`${service.padEnd(12)} ${events} events in ${streams} streams, chains and rows: ${faults.length} faults`);
  for (const { stream, version, fault } of faults) say(`  ${service}/${stream}/${version}: ${fault}`);
}

/** `npm run verify:ledger [-- --data DIR]`: exit code 1 when any ledger is not what it was when it was written. */
async function main(): Promise<void> {
  const env = readEnvironment();
  const { values } = parseArgs({ options: { data: { type: 'string', default: env.KAOJI_DATA } } });
  const database = await openInstallation(values.data, env.DATABASE_URL);
  try {
    for (const service of mountedServices) {
      const report = await verifyService(database.ownerUrl, service);
      if (!report) say(`${service.schema.name.padEnd(12)} not installed`);
      else print(report);
      if (report && report.faults.length > 0) process.exitCode = 1;
    }
  } finally {
    await database.close();
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown'}\n`);
  process.exitCode = 1;
});
