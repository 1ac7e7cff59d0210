import { BoundedMap } from '@kaoji/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OutgoingHttpHeaders } from 'node:http';
import { isNotModified } from './etag.js';

/** How long a public answer is given again, in ms: what it shows may be as old as what a live ranking shows. */
const keptFor = 250;

/** Answers kept at most, and what one may weigh in bytes. */
const most = 200;
const heaviest = 256 * 1024;

interface Kept {
  readonly body: Buffer;
  readonly headers: OutgoingHttpHeaders;
  readonly until: number;
}

/** Of the answer that is sent, not of what it says. */
const ofThisAnswer = ['x-request-id', 'content-length', 'date', 'connection', 'keep-alive'];

/** Asked by nobody in particular: what one is answered, everybody is. */
const isAnybodys = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && headers.authorization === undefined && headers.cookie === undefined;

/** A person changed something, and may look at it next; what systems post by key is seen by and by. */
const isChangeByPerson = ({ method, headers }: FastifyRequest): boolean =>
  !['GET', 'HEAD', 'OPTIONS'].includes(method) && !/^Bearer +kaoji_/i.test(headers.authorization ?? '');

/** Feeds name the address by which they were asked for. */
const keyOf = ({ protocol, host, raw }: FastifyRequest): string => `${protocol}://${host}${raw.url}`;

const isPublic = (reply: FastifyReply): boolean =>
  reply.statusCode === 200 && String(reply.getHeader('cache-control')).startsWith('public');

/**
 * Answers that a route has marked `Cache-Control: public` are given again from memory to whoever asks without a sign-in
 * within a quarter of a second: a published ranking is read by many at once, and is the same bytes for all. Whoever changes
 * something in this process sees the change at once.
 */
export function keepPublicAnswers(fastify: FastifyInstance, now: () => number = () => performance.now()): void {
  const answers = new BoundedMap<string, Kept>(most);
  const givenAgain = new WeakSet<FastifyReply>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const known = isAnybodys(request) ? answers.get(keyOf(request)) : undefined;
    if (!known || known.until <= now()) return done();
    givenAgain.add(reply);
    giveAgain(request, reply, known);
  });
  fastify.addHook<string | Buffer>('onSend', (request, reply, payload, done) => {
    if (isChangeByPerson(request)) answers.clear();
    const isNew = isAnybodys(request) && !givenAgain.has(reply);
    const kept = isNew && isPublic(reply) ? keptOf(reply, payload, now() + keptFor) : undefined;
    if (kept) answers.set(keyOf(request), kept);
    done(null, payload);
  });
}

function keptOf(reply: FastifyReply, payload: unknown, until: number): Kept | undefined {
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return undefined;
  const body = Buffer.from(payload);
  const headers = Object.fromEntries(
    Object.entries(reply.getHeaders()).filter(([name]) => !ofThisAnswer.includes(name)),
  );
  return body.length > heaviest ? undefined : { body, headers, until };
}

function giveAgain(request: FastifyRequest, reply: FastifyReply, { body, headers }: Kept): void {
  void reply.headers(headers);
  const isKnown = headers.etag !== undefined && isNotModified(request, String(headers.etag));
  void (isKnown ? reply.code(304).send() : reply.send(body));
}
