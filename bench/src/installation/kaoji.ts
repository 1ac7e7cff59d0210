import { startKaoji, type StartedKaoji } from '@kaoji/boston311';
import { startPostgres, type EmbeddedPostgres } from '@kaoji/persistence';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Pool as HttpPool } from 'undici';
import { writeBenchCity } from './bench-city.js';
import { postAll } from './posting.js';
import { sessionsEnded } from './sessions-ended.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** How long the services may take to apply what was accepted. */
const settleWithin = 600_000;

interface Status {
  readonly service: string;
  readonly head: string;
  readonly positions: Readonly<Record<string, string>>;
}

/** What stays when the process is started anew. */
interface Place {
  readonly folder: string;
  readonly postgres: EmbeddedPostgres;
  readonly settings: Readonly<Record<string, string>>;
  /** Under the superuser, on the database of the installation. */
  readonly database: pg.Pool;
}

interface Serving {
  readonly process: StartedKaoji;
  readonly http: HttpPool;
  readonly key: string;
  readonly internalToken: string;
}

async function serve({ folder, postgres, settings }: Omit<Place, 'database'>): Promise<Serving> {
  const started = await startKaoji(root, join(folder, 'data'), {
    DATABASE_URL: postgres.superuserUrl,
    KAOJI_CALENDAR: 'weekdays',
    KAOJI_SCHEME: 'supervision-only',
    KAOJI_CITY: writeBenchCity(folder),
    ...settings,
  });
  const [key, internalToken] = [await started.secret('city-key-bench'), await started.secret('kaoji-internal-token')];
  return { process: started, http: new HttpPool(started.address, { connections: 8 }), key, internalToken };
}

function ownDatabase(superuserUrl: string): string {
  const url = new URL(superuserUrl);
  url.pathname = '/kaoji';
  return url.href;
}

/** An installation as `npm start` makes it, on a Postgres with fsync that a benchmark can talk to as well. */
export class Kaoji {
  private constructor(
    private readonly place: Place,
    private serving: Serving,
  ) {}

  /** @param settings further environment, e.g. of drill mode. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Kaoji> {
    const folder = mkdtempSync(join(tmpdir(), 'kaoji-bench-'));
    chmodSync(folder, 0o755);
    const postgres = await startPostgres({ folder: join(folder, 'postgres') });
    const serving = await serve({ folder, postgres, settings });
    const database = new pg.Pool({ connectionString: ownDatabase(postgres.superuserUrl), max: 10 });
    return new Kaoji({ folder, postgres, settings, database }, serving);
  }

  get database(): pg.Pool {
    return this.place.database;
  }

  /** On the database `postgres` of the cluster. */
  get superuserUrl(): string {
    return this.place.postgres.superuserUrl;
  }

  /** The superuser on the database of the installation. */
  get databaseUrl(): string {
    return ownDatabase(this.superuserUrl);
  }

  get http(): HttpPool {
    return this.serving.http;
  }

  get address(): string {
    return this.serving.process.address;
  }

  get pid(): number {
    return this.serving.process.pid;
  }

  /** The processes that serve: Kaoji and Postgres. */
  get pids(): readonly number[] {
    return [this.pid, this.postmaster];
  }

  get postmaster(): number {
    return Number(readFileSync(join(this.place.folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  }

  async status(): Promise<readonly Status[]> {
    return await this.json('GET', '/internal/streams', undefined, {
      authorization: `Bearer ${this.serving.internalToken}`,
    });
  }

  /** Until every service has applied everything of those that it follows. */
  async settled(): Promise<void> {
    const end = performance.now() + settleWithin;
    for (let quiet = 0; quiet < 2;) {
      quiet = isQuiet(await this.status()) ? quiet + 1 : 0;
      if (performance.now() > end) throw new Error('the services did not settle in time');
      await sleep(150);
    }
  }

  /** An open transaction that has written: no service sees newer events until the returned function ends it. */
  async holdFeeds(): Promise<() => Promise<void>> {
    const client = await this.database.connect();
    await client.query('begin; select pg_current_xact_id()');
    return async () => {
      await client.query('commit');
      client.release();
    };
  }

  /** Posts bodies of batches with the key. @throws when an event is not accepted. */
  post(all: readonly string[]): Promise<void> {
    return postAll(this.http, '/api/v1/events', all, {
      'content-type': 'application/cloudevents-batch+json',
      authorization: `Bearer ${this.serving.key}`,
    });
  }

  /** The header that somebody of the bench's city signs their requests with. */
  async signIn(username: string): Promise<{ readonly authorization: string }> {
    const password = await this.serving.process.secret(`city-password-${username}`);
    const { accessToken } = await this.json<{ accessToken: string }>('POST', '/api/v1/session', { username, password });
    return { authorization: `Bearer ${accessToken}` };
  }

  /** Asks and reads JSON. @throws for any other answer than one of success. */
  async json<T>(method: 'GET' | 'POST', path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    const sent = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
    const answer = await this.http.request({ method, path, headers, ...sent });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
    return JSON.parse(text) as T;
  }

  /** Ends the process, does something with the database that nobody serves, and starts it again. */
  async restart(meanwhile: () => Promise<void>): Promise<void> {
    await this.end();
    await meanwhile();
    this.serving = await serve(this.place);
  }

  async stop(): Promise<void> {
    const { database, postgres, folder } = this.place;
    await this.end();
    await database.end();
    await sessionsEnded(this.superuserUrl);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }

  private async end(): Promise<void> {
    if (!this.http.closed) await this.http.close();
    await this.serving.process.stop();
  }
}

function isQuiet(all: readonly Status[]): boolean {
  const heads = new Map(all.map(({ service, head }) => [service, head]));
  return all.every(({ positions }) =>
    Object.entries(positions).every(([producer, position]) => position === heads.get(producer)),
  );
}
