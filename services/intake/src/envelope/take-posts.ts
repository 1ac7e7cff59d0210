import { bodyLimit, cloudEventBatchType, cloudEventType } from '@kaoji/http';
import { postedJson } from './posted-body.js';

type Done = (error: Error | null, body?: unknown) => void;

interface ParsesBodies {
  removeContentTypeParser(types: string[]): unknown;
  addContentTypeParser(
    types: string[],
    options: { parseAs: 'buffer'; bodyLimit: number },
    parse: (request: unknown, bytes: Buffer, done: Done) => void,
  ): unknown;
}

/**
 * Replaces the server's parser of CloudEvents: what one event of a batch must not hold is refused for that event, not for
 * the other 999 (messaging.md, One executor).
 */
export function takePosts(fastify: ParsesBodies): void {
  const types = [cloudEventType, cloudEventBatchType];
  fastify.removeContentTypeParser(types);
  fastify.addContentTypeParser(types, { parseAs: 'buffer', bodyLimit }, (_request, bytes, done) => {
    try {
      done(null, postedJson(bytes));
    } catch (error) {
      done(error as Error);
    }
  });
}
