import 'reflect-metadata';
import { Directory, type MadeAdministrator } from '@kaoji/directory';
import { bootHttp, routesOf, type GuardedRoute, type HttpServer, type Version } from '@kaoji/http';
import { FolderHeld } from '@kaoji/persistence';
import { Rankings } from '@kaoji/rankings';
import { Logger } from '@nestjs/common';
import { loadCityAtStart } from './city-at-start.js';
import { Closing } from './closing.js';
import { openDatabase, type Database } from './database.js';
import { openDrill } from './drill/open-drill.js';
import { beginInstallation } from './installation-start.js';
import { ServicesHere } from './internal/services-here.js';
import { composition, mountedServices } from './mounted-services.js';
import { openIdSettings } from './sign-in/openid-settings.js';
import { openPlatform, type StandalonePlatform } from './platform.js';
import { runningServices } from './running-services.js';
import { serviceLog } from './service-log.js';
import type { StandaloneEnv } from './standalone.env.js';
import { StandaloneModule } from './standalone.module.js';

export { FolderHeld };

/** An installation that serves. */
export interface Standalone {
  /** Where it is reached, e.g. `http://127.0.0.1:8080`. */
  readonly address: string;
  readonly port: number;
  /** Postgres was alive in the folder and was taken over. */
  readonly adopted: boolean;
  /** Made at the first start. */
  readonly administrator: MadeAdministrator | undefined;
  /** Every route that it serves, for docs/rights.yaml. */
  readonly routes: readonly GuardedRoute[];
  /** Takes no more requests, finishes what is under way, stops Postgres. */
  stop(): Promise<void>;
}

/** How long answers under way may take at the end, in ms; streams are cut off then. */
const grace = 2_000;

/**
 * Starts everything in this process (architecture.md, Two ways to run): the one place that decides on adapters. What was
 * started is undone when a later step fails.
 * @param onLost told when another Kaoji has taken the folder meanwhile: the process has to end.
 * @throws FolderHeld, and what any part refuses to start with.
 */
export async function startStandalone(
  env: StandaloneEnv,
  version: string,
  onLost: (error: FolderHeld) => void,
): Promise<Standalone> {
  const closing = new Closing();
  try {
    return await start(env, version, closing, onLost);
  } catch (error) {
    Logger.overrideLogger(false); // services that had begun complain of the Postgres that goes; the reason is the error
    await closing.run();
    throw error;
  }
}

async function start(
  env: StandaloneEnv,
  version: string,
  closing: Closing,
  onLost: (error: FolderHeld) => void,
): Promise<Standalone> {
  const schemas = mountedServices.map(({ schema }) => schema);
  const database = await openDatabase(env, schemas, closing, onLost);
  for (const warning of database.warnings) serviceLog.warn(warning);
  const { installation } = database;
  const { drill, KAOJI_DRILL_START: drillStart } = env;
  const pools = new Closing();
  const platform = await openPlatform(
    { installation, composition: composition(), drill, drillStart, log: serviceLog },
    pools,
  );
  const token = await database.secrets.reread('KAOJI_INTERNAL_TOKEN');
  const here = new ServicesHere(() => token.current());
  const http = await serve(env, { name: 'kaoji', version, drill }, database, platform, here, pools);
  // Not before: what a start that failed has left working on a pool would turn on the spot when it ends.
  closing.add('the pools', () => pools.run());
  closing.add('the services', () => http.close(grace));
  closing.add('taking requests', () => answerAndStop(http));
  const directory = http.app.get(Directory, { strict: false });
  const administrator = await beginInstallation(directory, env);
  await loadCityAtStart(directory, env.KAOJI_CITY, database.secrets);
  const { port } = await http.listen(env.KAOJI_PORT, env.KAOJI_HOST);
  await database.hold.announce(port);
  const host = env.KAOJI_HOST.includes(':') ? `[${env.KAOJI_HOST}]` : env.KAOJI_HOST;
  const address = `http://${host}:${port}`;
  const { adopted } = database;
  return { address, port, adopted, administrator, routes: routesOf(http.app), stop: () => closing.run() };
}

async function serve(
  env: StandaloneEnv,
  version: Version,
  { secrets, dataFolder, installation }: Database,
  platform: StandalonePlatform,
  here: ServicesHere,
  pools: Closing,
): Promise<HttpServer> {
  const drill = openDrill(platform, installation.ownerUrl, here, pools);
  const openId = await openIdSettings(env, secrets);
  const settings = { secrets, dataFolder, drill, openId, scheme: env.KAOJI_SCHEME, variables: env.variables };
  const modules = await Promise.all(mountedServices.map(async (service) => await service.module(platform, settings)));
  const http = await bootHttp(StandaloneModule.of(modules, here), {
    version,
    signIn: (container) => container.get(Directory, { strict: false }).signIn,
    readiness: platform.composition.map((name) => ({ name, check: () => platform.pool(name).query('select 1') })),
    tls: env.KAOJI_TLS === 'on',
    logLevel: env.KAOJI_LOG,
    ...(env.KAOJI_TRUST_PROXY !== undefined && { trustProxy: env.KAOJI_TRUST_PROXY.split(',') }),
  });
  here.services = runningServices(http.app, platform.composition);
  here.settle = settling(http.app.get(Rankings, { strict: false }));
  return http;
}

/** Rankings computes a month as soon as it can; a run that it has begun already may have looked too early: once more. */
const settling = (rankings: Rankings) => async (): Promise<void> => {
  await rankings.settle();
  await rankings.settle();
};

/** No new requests, and those under way are answered, before the services end beneath them. */
async function answerAndStop({ app }: HttpServer): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const timer = setTimeout(() => fastify.server.closeAllConnections(), grace);
  try {
    await fastify.close();
  } finally {
    clearTimeout(timer);
  }
}
