import {
  type AddressedCommand,
  canonicalJson,
  type Clock,
  type EventMetadata,
  type Rejection,
  sha256,
} from '@kaoji/kernel';
import type { Answer, Executor, Origin, Outcome, Work } from '@kaoji/messaging';
import type { FastifyRequest } from 'fastify';
import { languageOf } from '../problem/language.js';
import { problemOf, problemType } from '../problem/problem.js';
import { Refused } from '../problem/refused.js';
import { actorOf, principalOf } from '../sign-in/principal.js';
import { Reply } from './reply.js';

/** All of an executor that a route needs. */
export type Submits = Pick<Executor, 'submit'>;

export type Accepted = Exclude<Outcome, Rejection>;

/** What a request comes to: commands, and the answer when none is refused. */
export interface Submission {
  /** Tells whose time `rootAt` is: the service's injected clock. */
  readonly clock: Clock;
  readonly commands: readonly AddressedCommand[];
  /** Method and path pattern, the scope of an idempotency key; by default the request's own. */
  readonly route?: string;
  /** More metadata, e.g. `receipt` or `backfill`. */
  readonly metadata?: Partial<EventMetadata>;
  /** What is answered: one accepted outcome per command, in order. Kept with the effect, so it is JSON. */
  readonly render: (outcomes: readonly Accepted[]) => Answer;
}

const routeOf = (request: FastifyRequest): string => `${request.method} ${request.routeOptions.url ?? ''}`;

const digestOf = (value: string | Uint8Array): string => sha256(value).toString('hex');

/** What was asked: the same whatever the order of members; of raw bytes their digest. */
const askedBy = ({ body, params }: FastifyRequest): string =>
  canonicalJson({ body: body instanceof Uint8Array ? digestOf(body) : (body ?? null), params: params ?? null });

function originOf(request: FastifyRequest, route: string): Origin {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return { kind: 'fresh' };
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refused('invalid-idempotency-key');
  return { kind: 'request', actor: actorOf(principalOf(request)), route, key, digest: digestOf(askedBy(request)) };
}

function traceOf(request: FastifyRequest): Partial<EventMetadata> {
  const { traceparent } = request.headers;
  const sound = typeof traceparent === 'string' && /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/.test(traceparent);
  return sound ? { traceparent } : {};
}

/** Metadata of what a request causes (messaging.md, The event table): who, for which unit, since when. */
export function metadataOf(request: FastifyRequest, clock: Clock): EventMetadata {
  const principal = principalOf(request);
  return {
    actor: actorOf(principal),
    ...(principal.kind !== 'public' && { actorUnit: principal.unit }),
    correlation: request.id,
    rootAt: clock.now(),
    ...traceOf(request),
  };
}

function answerOf(outcomes: readonly Outcome[], request: FastifyRequest, submission: Submission): Answer {
  const refused = outcomes.find((outcome): outcome is Rejection => outcome.kind === 'rejected');
  if (!refused) return submission.render(outcomes as readonly Accepted[]);
  const problem = problemOf(refused, undefined, languageOf(request.headers['accept-language']));
  return { status: problem.status, body: problem };
}

/**
 * Runs what a request asks for through the executor and gives its answer: the rendered one, or the problem of the
 * first refusal. With the header Idempotency-Key the work is done once per caller, route and key, and a repetition
 * is answered the same with `Idempotency-Replayed: true` (contract.md; messaging.md, One executor).
 * @throws KeyReused (answered 422), Refused 400 `invalid-idempotency-key`, what the database threw.
 */
export async function submitRequest(
  executor: Submits,
  request: FastifyRequest,
  submission: Submission,
): Promise<Reply> {
  const work: Work = {
    origin: originOf(request, submission.route ?? routeOf(request)),
    commands: submission.commands,
    metadata: { ...metadataOf(request, submission.clock), ...submission.metadata },
    answer: (outcomes) => answerOf(outcomes, request, submission),
  };
  const result = await executor.submit(work);
  const { status, body } = result.answer ?? answerOf(result.outcomes, request, submission);
  return new Reply(status, body ?? undefined, {
    ...(status >= 400 && { 'content-type': problemType }),
    ...(result.repeated && { 'idempotency-replayed': 'true' }),
  });
}
