import { readFileSync } from 'node:fs';
import type { Standalone } from './compose.js';
import { BadConfiguration, readEnvironment, type StandaloneEnv } from './standalone.env.js';

/** How the process ends: `failed` for what a supervisor may try again. */
const exitCodes = { ended: 0, failed: 1, badConfiguration: 2, folderHeld: 3 } as const;

/** Longest time between a signal and the end, in ms; a Postgres left alive is adopted by the next start. */
const deadline = 20_000;

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** Without what hangs on an error: a driver's carries values. */
const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : 'unknown');

function refuse(error: Error, code: number): never {
  complain(error.message);
  process.exit(code);
}

function fail(error: unknown): never {
  if (error instanceof BadConfiguration) refuse(error, exitCodes.badConfiguration);
  complain(`Kaoji ended: ${stackOf(error)}`);
  if (error instanceof Error && error.cause !== undefined) complain(`because of ${stackOf(error.cause)}`);
  process.exit(exitCodes.failed);
}

/** The first signal ends it cleanly, a second one at once. */
function endOnSignals(starting: Promise<Standalone>): void {
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) process.exit(exitCodes.failed);
    ending = true;
    setTimeout(() => fail(new Error(`it did not end within ${deadline / 1000} s`)), deadline).unref();
    await (await starting).stop();
    say('Kaoji has ended.');
    process.exit(exitCodes.ended);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end().catch(fail));
}

function announce({ address, adopted, administrator }: Standalone, env: StandaloneEnv): void {
  if (adopted) say('Postgres was alive in the data folder and goes on.');
  say(`Kaoji ${version}${env.drill ? ' (drill mode, never with real data)' : ''} listens on ${address}`);
  if (administrator?.generatedPassword === undefined) return;
  say(`First administrator: ${administrator.username}, password: ${administrator.generatedPassword}`);
  say('It is not shown again: sign in and change it.');
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

/** The services are loaded when the configuration is found usable: that takes seconds. */
async function run(env: StandaloneEnv): Promise<void> {
  const { FolderHeld, startStandalone } = await import('./compose.js');
  const onLost = (error: Error): never => refuse(error, exitCodes.folderHeld);
  const starting = startStandalone(env, version, onLost);
  endOnSignals(starting);
  try {
    announce(await starting, env);
  } catch (error) {
    if (error instanceof FolderHeld) onLost(error);
    throw error;
  }
}

try {
  await run(readEnvironment());
} catch (error) {
  fail(error);
}
