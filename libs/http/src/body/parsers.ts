import type { FastifyInstance } from 'fastify';
import { jsonOf } from './json-text.js';

/** What a body may weigh, in bytes: 5 MiB (contract.md, Events from agencies). */
export const bodyLimit = 5 * 1024 * 1024;

export const cloudEventType = 'application/cloudevents+json';
export const cloudEventBatchType = 'application/cloudevents-batch+json';

/** Media types whose body a route gets as a Buffer, e.g. evidence files. */
export interface RawBodies {
  readonly types: readonly string[];
  /** In bytes. */
  readonly limit: number;
}

/** Takes JSON and CloudEvents, and raw bytes where asked for; everything else is answered 415. */
export function takeBodies(fastify: FastifyInstance, raw: RawBodies | undefined): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    ['application/json', cloudEventType, cloudEventBatchType],
    { parseAs: 'buffer', bodyLimit },
    (_request, bytes: Buffer, done) => {
      try {
        done(null, jsonOf(bytes));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  if (!raw) return;
  fastify.addContentTypeParser([...raw.types], { parseAs: 'buffer', bodyLimit: raw.limit }, (_request, bytes, done) =>
    done(null, bytes),
  );
}
