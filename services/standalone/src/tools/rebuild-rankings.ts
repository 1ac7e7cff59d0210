import { DirectoryCopy } from '@kaoji/directory-copy';
import { rebuildRankings, type Rebuilt } from '@kaoji/rankings';
import pg from 'pg';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../standalone.env.js';
import { openInstallation } from './folder-database.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function rebuild(ownerUrl: string, check: boolean): Promise<Rebuilt> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2, options: '-c search_path=rankings' });
  try {
    const directory = await DirectoryCopy.load(pool, 'rankings');
    const { zone } = directory.calendar();
    directory.close();
    return await rebuildRankings({ owner, pool, zone, check });
  } finally {
    await Promise.all([owner.end(), pool.end()]);
  }
}

/** `npm run rebuild:rankings [-- --check] [--data DIR]`: exit code 1 when a publication comes out otherwise. */
async function main(): Promise<void> {
  const env = readEnvironment();
  const options = {
    data: { type: 'string', default: env.KAOJI_DATA },
    check: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ options });
  const database = await openInstallation(values.data, env.DATABASE_URL);
  try {
    const { events, seconds, swapped, publications } = await rebuild(database.ownerUrl, values.check);
    say(`${events} events in ${seconds.toFixed(1)} s, ${swapped ? 'facts exchanged' : 'only compared'}`);
    for (const { period, revision, equal, firstDifference } of publications) {
      say(`${period} revision ${revision}: ${equal ? 'equal' : `differs at ${firstDifference ?? 'its length'}`}`);
      if (!equal) process.exitCode = 1;
    }
  } finally {
    await database.close();
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown'}\n`);
  process.exitCode = 1;
});
