import { catalogue } from '@kaoji/contracts';
import { MemoryStream, Wake } from '@kaoji/messaging';
import { Secrets } from '@kaoji/persistence';
import { bullmqPool, installBullmq, type Platform } from '@kaoji/scheduling';
import { FixedClock, testDatabase, type TestDatabase } from '@kaoji/testing';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Directory, directorySchema, type DirectorySettings } from '../directory.module.js';

// A database from its template takes seconds when other suites run beside.
jest.setTimeout(60_000);

/** What a spec has of an installation with directory alone. */
export interface TestPlatform {
  readonly database: TestDatabase;
  readonly platform: Platform;
  readonly settings: DirectorySettings;
  readonly clock: FixedClock;
  close(): Promise<void>;
}

export const monday = '2026-09-28T02:00:00.000Z';

export async function testPlatform(drill = false): Promise<TestPlatform> {
  const database = await testDatabase([directorySchema]);
  await installBullmq(database.ownerUrl);
  const jobs = bullmqPool(database.ownerUrl, 1);
  jobs.on('error', () => undefined);
  const clock = new FixedClock(monday);
  const pool = database.pool('directory');
  const failures: unknown[] = [];
  const platform: Platform = {
    catalogue,
    composition: ['directory'],
    stream: new MemoryStream(() => Promise.resolve([]), Math.random),
    wake: new Wake(),
    jobs,
    drill,
    log: { info: () => undefined, warn: () => undefined, error: (message) => failures.push(message) },
    pool: () => pool,
    clock: () => clock,
  };
  const folder = await mkdtemp(join(tmpdir(), 'kaoji-directory-'));
  const settings = { secrets: new Secrets(folder, {}), tokens: { issuer: 'kaoji', audience: 'kaoji' } };
  const close = async (): Promise<void> => {
    await jobs.end();
    await database.close();
  };
  return { database, platform, settings, clock, close };
}

/** Directory without routes, ready for commands. */
export async function testDirectory(): Promise<TestPlatform & { readonly directory: Directory }> {
  const base = await testPlatform();
  const directory = await Directory.prepare(base.platform, base.settings);
  const close = async (): Promise<void> => {
    await directory.close();
    await base.close();
  };
  return { ...base, directory, close };
}
