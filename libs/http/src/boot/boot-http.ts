import helmet from '@fastify/helmet';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { PayloadPipe } from '../body/payload.pipe.js';
import { serveApiDocument } from '../openapi/document.js';
import { MemoryRateLimit } from '../limit/rate-limit.js';
import { ProblemFilter } from '../problem/problem.filter.js';
import { ReplyInterceptor } from '../reply/reply.interceptor.js';
import { AccessGuard } from '../sign-in/access.guard.js';
import { kaojiAdapter } from './adapter.js';
import { HttpSettings, type FromContainer, type HttpOptions } from './http-options.js';
import { HttpRootModule } from './http-root.module.js';
import { answerOtherMethods, KnownPaths, refuseNul } from './known-paths.js';
import { PinoLog } from './log.js';
import { ReadinessList } from './readiness-list.js';
import { checkEveryRouteIsGuarded } from './routes.js';

/** A service, or all of them, reachable over HTTP. */
export interface HttpServer {
  readonly app: NestFastifyApplication;
  /** Takes requests; port 0 takes any free one. */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Answers what is under way for at most `grace` milliseconds (5,000), then ends connections such as streams. */
  close(grace?: number): Promise<void>;
}

async function found<T>(wanted: FromContainer<T>, app: NestFastifyApplication): Promise<T> {
  return typeof wanted === 'function' ? await (wanted as (app: NestFastifyApplication) => T | Promise<T>)(app) : wanted;
}

/** Swagger UI and the console's components write style elements; scripts come from here only. */
async function secure(app: NestFastifyApplication, tls: boolean): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const known = new KnownPaths();
  known.follow(fastify);
  await app.register(helmet, {
    hsts: tls && { maxAge: 31_536_000, includeSubDomains: false },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
  fastify.addHook('onRequest', refuseNul);
  fastify.addHook('onRequest', answerOtherMethods(known));
}

async function protect(app: NestFastifyApplication, options: HttpOptions): Promise<void> {
  const rateLimit = options.rateLimit ?? new MemoryRateLimit();
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalInterceptors(new ReplyInterceptor());
  app.useGlobalGuards(new AccessGuard(await found(options.signIn, app), options.tls, rateLimit, options.limits ?? []));
  app.useGlobalPipes(new PayloadPipe());
}

async function closeGracefully(app: NestFastifyApplication, grace: number): Promise<void> {
  const { server } = app.getHttpAdapter().getInstance();
  const timer = setTimeout(() => server.closeAllConnections(), grace);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Builds the application around a module: problem details, sign-in and rights, payload rules, limits, health, OpenAPI.
 * Nothing listens yet; `app.init()` is done.
 * @throws for a route without `@Access` or `@Public`, and what a provider throws.
 */
export async function bootHttp(module: Type | DynamicModule, options: HttpOptions): Promise<HttpServer> {
  const adapter = kaojiAdapter(options);
  const root = HttpRootModule.of(module, new HttpSettings(options.tls, options.version));
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bodyParser: false,
    logger: new PinoLog(adapter.getInstance().log),
    abortOnError: false,
  });
  checkEveryRouteIsGuarded(app);
  await secure(app, options.tls);
  await protect(app, options);
  app.get(ReadinessList).use(await found(options.readiness, app));
  serveApiDocument(app, options.version);
  await app.init();
  return {
    app,
    listen: async (port, host) => {
      await app.listen(port, host);
      return app.getHttpServer().address() as AddressInfo;
    },
    close: (grace = 5_000) => closeGracefully(app, grace),
  };
}
