import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isAlive } from './embedded/pid-file.js';
import { readHolder, removeHolder, writeHolder } from './holder-file.js';
import { locks, tryLock } from './locks.js';

/** The installation is ours until released or until this process ends, however it ends. */
export interface FolderHold {
  /** Writes `kaoji.json` with our pid and the port we now listen on. */
  announce(port: number): Promise<void>;
  /** Removes `kaoji.json` and frees the lock. */
  release(): Promise<void>;
}

/** Another Kaoji serves from this folder or database. */
export class FolderHeld extends Error {
  constructor(
    dataFolder: string,
    readonly pid: number | undefined,
    readonly port: number | undefined,
  ) {
    const who = pid === undefined ? 'another Kaoji' : `another Kaoji (pid ${pid}, port ${port ?? 'not open yet'})`;
    super(`The data folder ${dataFolder} is in use by ${who}. Stop it first.`);
  }
}

/** How long the backend of a killed process may take to notice, in ms. */
const patience = 5000;

/**
 * Takes the installation by a session advisory lock on a connection of its own (messaging.md, Proof): `url` is the database
 * all processes of the folder would use, as the owner. Throws `FolderHeld` with pid and port when another live Kaoji has
 * it. When the connection is lost the lock is taken again as soon as Postgres is back; `onLost` is told when somebody
 * else was faster, and the process has to end then.
 */
export async function holdFolder(
  url: string,
  dataFolder: string,
  onLost: (error: FolderHeld) => void,
): Promise<FolderHold> {
  const hold = new Hold(url, dataFolder, onLost);
  await hold.take();
  return hold;
}

class Hold implements FolderHold {
  private client: pg.Client | undefined;
  private released = false;

  constructor(
    private readonly url: string,
    private readonly dataFolder: string,
    private readonly onLost: (error: FolderHeld) => void,
  ) {}

  async take(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: nameOf(process.pid),
      keepAlive: true,
    });
    client.on('error', () => undefined); // the end follows
    await client.connect();
    try {
      // A host that vanished with a lock frees it within half a minute.
      await client.query('set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3');
      await lockOrRefuse(client, this.dataFolder);
    } catch (error) {
      await client.end();
      throw error;
    }
    this.client = client;
    client.once('end', () => void this.takeAgain());
  }

  async announce(port: number): Promise<void> {
    await writeHolder(this.dataFolder, { pid: process.pid, port });
  }

  async release(): Promise<void> {
    if (this.released) return;
    this.released = true;
    if ((await readHolder(this.dataFolder))?.pid === process.pid) await removeHolder(this.dataFolder);
    await this.client?.end();
  }

  private async takeAgain(): Promise<void> {
    while (!this.released) {
      await sleep(250, undefined, { ref: false });
      try {
        if (!this.released) await this.take();
        if (this.released) await this.client?.end();
        return;
      } catch (error) {
        if (error instanceof FolderHeld) return this.onLost(error);
      }
    }
  }
}

async function lockOrRefuse(client: pg.Client, dataFolder: string): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await tryLock(client, locks.holder))) {
    const holder = await holderOf(client, dataFolder);
    if (holder.isAlive || Date.now() > deadline) throw new FolderHeld(dataFolder, holder.pid, holder.port);
    await sleep(25);
  }
}

interface Found {
  readonly pid: number | undefined;
  readonly port: number | undefined;
  readonly isAlive: boolean;
}

/** Who has the lock: its session says which process on which host, kaoji.json says the port. */
async function holderOf(client: pg.Client, dataFolder: string): Promise<Found> {
  const { rows } = await client.query<{ name: string | null }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2 and l.objsubid = 2
       and l.database = (select oid from pg_database where datname = current_database())`,
    [locks.space, locks.holder],
  );
  const written = await readHolder(dataFolder);
  const session = /^kaoji (\d+)@(.*)$/.exec(rows[0]?.name ?? '');
  const pid = session ? Number(session[1]) : written?.pid;
  const port = written?.pid === pid ? written?.port : undefined;
  const isHere = session ? nameOf(Number(session[1])) === rows[0]?.name : true;
  return { pid, port, isAlive: pid !== undefined && (!isHere || isAlive(pid)) };
}

/** Postgres cuts a longer name off. */
function nameOf(pid: number): string {
  return `kaoji ${pid}@${hostname().replace(/[^\x21-\x7e]/g, '?')}`.slice(0, 60);
}
