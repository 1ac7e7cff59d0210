import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** An installation that the adapter started for itself, or was given. */
export interface Installation {
  readonly address: string;
  readonly key: string;
  /** Somebody of the supervision office, to read the figures. */
  readonly office: { readonly username: string; readonly password: string };
  stop(): Promise<void>;
}

const startWithin = 120_000;
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** The built standalone process, started on a data folder. */
export interface StartedKaoji {
  readonly address: string;
  readonly pid: number;
  /** What it keeps in its folder of secrets under this name. */
  secret(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts it with `settings` as its environment, and answers when it is ready. @throws when it ends or takes too long. */
export async function startKaoji(
  root: string,
  data: string,
  settings: Readonly<Record<string, string>>,
): Promise<StartedKaoji> {
  await mkdir(data, { recursive: true, mode: 0o755 });
  const port = await freePort();
  const env = { ...process.env, KAOJI_LOG: 'warn', ...settings, KAOJI_DATA: data, KAOJI_PORT: String(port) };
  const child = spawn(process.execPath, [join(root, 'services/standalone/dist/main.js')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const address = `http://127.0.0.1:${port}`;
  await ready(address, child);
  const secret = async (name: string): Promise<string> => (await readFile(join(data, 'secrets', name), 'utf8')).trim();
  return { address, pid: child.pid ?? 0, secret, stop: () => stop(child) };
}

/** Starts an installation with Boston's calendar and units. */
export async function startInstallation(root: string, data: string): Promise<Installation> {
  const {
    address,
    secret,
    stop: end,
  } = await startKaoji(root, data, {
    KAOJI_ZONE: 'America/New_York',
    KAOJI_CALENDAR: 'weekdays',
    KAOJI_SCHEME: 'supervision-only',
    KAOJI_CITY: join(root, 'examples/boston311/boston.yaml'),
  });
  const office = { username: 'office', password: await secret('city-password-office') };
  return { address, key: await secret('city-key-boston311'), office, stop: end };
}

async function ready(address: string, child: ChildProcess): Promise<void> {
  const end = performance.now() + startWithin;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`Kaoji ended with exit code ${child.exitCode}`);
    if (await answers(`${address}/health/ready`)) return;
    await wait(200);
  }
  throw new Error('Kaoji did not become ready in time');
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
