import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(__dirname, '..', 'dist', 'main.js');

/** What a spec's own variables do not say is not said. */
function clean(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, KAOJI_PORT: '0', ...variables };
}

/** The built standalone process, as `npm start` runs it. */
export class Child {
  output = '';
  private readonly process: ChildProcess;
  private readonly ended: Promise<number | string>;

  constructor(variables: Readonly<Record<string, string>>, script = main, args: readonly string[] = []) {
    this.process = spawn(process.execPath, [script, ...args], {
      env: clean(variables),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => void (this.output += chunk.toString('utf8'));
    this.process.stdout?.on('data', keep);
    this.process.stderr?.on('data', keep);
    this.ended = new Promise((resolve) => {
      this.process.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
    });
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Where it listens, once it does. @throws with what it printed when it ends before. */
  async address(): Promise<string> {
    for (;;) {
      const [, found] = /listens on (http:\S+)/.exec(this.output) ?? [];
      if (found !== undefined) return found;
      const ended = await Promise.race([this.ended, new Promise<undefined>((resolve) => setTimeout(resolve, 10))]);
      if (ended !== undefined) throw new Error(`it ended (${ended}): ${this.output}`);
    }
  }

  /** Sends a signal; resolves with its exit code, or the signal that it died of. */
  async end(signal: NodeJS.Signals): Promise<number | string> {
    this.process.kill(signal);
    return await this.ended;
  }

  /** Resolves with the exit code when it ends by itself. */
  exit(): Promise<number | string> {
    return this.ended;
  }
}

/** A data folder of a spec's own. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kaoji-standalone-'));
  await chmod(folder, 0o755); // as root Postgres runs as nobody
  return folder;
}

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** The process number of the folder's Postgres, while there is one. */
export async function postmaster(folder: string): Promise<number | undefined> {
  try {
    const pid = Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
