import { reject } from '@kaoji/kernel';
import type { Outcome, Work, WorkResult } from '@kaoji/messaging';
import { FixedClock } from '@kaoji/testing';
import { Refused } from '../problem/refused.js';
import { signedInAs, type Principal } from '../sign-in/principal.js';
import { keyOfA, requestOf, sue, type AskedRequest } from '../sign-in/request.fixture.js';
import { metadataOf, submitRequest, type Submission } from './submit-request.js';

const clock = new FixedClock('2026-10-08T02:00:00.000Z');
const accepted: Outcome = { kind: 'accepted', events: [], state: { name: 'x' } };

const asked = (request: AskedRequest, principal: Principal = sue) => {
  const made = requestOf({ method: 'POST', url: '/api/v1/units/:code', ...request });
  signedInAs(made, principal);
  return made;
};

/** What the executor is asked to do, and the answer to what it then says. */
async function submitted(
  request: ReturnType<typeof asked>,
  result: Partial<WorkResult> = {},
  changes: Partial<Submission> = {},
) {
  let work: Work | undefined;
  const executor = {
    submit: (given: Work): Promise<WorkResult> => {
      work = given;
      return Promise.resolve({ outcomes: [accepted], repeated: false, ...result });
    },
  };
  const submission: Submission = {
    clock,
    commands: [],
    render: ([outcome]) => ({ status: 201, body: outcome?.state }),
    ...changes,
  };
  const reply = await submitRequest(executor, request, submission);
  return { work: work as Work, reply };
}

describe('the metadata of what a request causes', () => {
  const base = { correlation: 'r1', rootAt: '2026-10-08T02:00:00.000Z' };

  it.each<[string, Principal, object]>([
    ['a person', sue, { actor: 'sue', actorUnit: 'A', ...base }],
    ['a key', keyOfA, { actor: 'key:k1', actorUnit: 'A', ...base }],
    ['the public', { kind: 'public' }, { actor: 'public', ...base }],
  ])('name %s, the unit, the request and the time of the injected clock', (_, principal, expected) => {
    expect(metadataOf(asked({}, principal), clock)).toStrictEqual(expected);
  });

  const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  it.each([
    [trace, true],
    [trace.toUpperCase(), false],
    [`${trace}-x`, false],
    ['00-a-b-01', false],
    ['', false],
  ])('carry the trace %p only when it is one: %p', (traceparent, kept) => {
    expect(metadataOf(asked({ headers: { traceparent } }), clock).traceparent).toBe(kept ? traceparent : undefined);
  });

  it('take more from the route', async () => {
    const { work } = await submitted(asked({}), {}, { metadata: { actor: 'instead' } });
    expect(work.metadata.actor).toBe('instead');
  });
});

describe('an idempotency key', () => {
  const originOf = async (request: AskedRequest, principal?: Principal) =>
    (await submitted(asked(request, principal))).work.origin;
  const keyed = { 'idempotency-key': 'k' };

  it('is not asked for: without one every request is work of its own', async () => {
    expect(await originOf({})).toStrictEqual({ kind: 'fresh' });
  });

  it('counts per caller and route, not per address', async () => {
    expect(await originOf({ headers: keyed, body: {} })).toMatchObject({
      kind: 'request',
      actor: 'sue',
      route: 'POST /api/v1/units/:code',
      key: 'k',
    });
    expect(await originOf({ headers: keyed }, keyOfA)).toMatchObject({ actor: 'key:k1' });
  });

  it.each<[string, AskedRequest, boolean]>([
    ['the same in another order of members', { body: { b: 2, a: 1 } }, true],
    ['another value', { body: { a: 1, b: 3 } }, false],
    ['a member more', { body: { a: 1, b: 2, c: null } }, false],
    ['other params of the path', { body: { a: 1, b: 2 }, params: { code: 'x' } }, false],
    ['no body', {}, false],
    ['bytes', { body: Buffer.from('{"a":1,"b":2}') }, false],
  ])('stands for one content: %s', async (_, request, same) => {
    const first = await originOf({ headers: keyed, body: { a: 1, b: 2 } });
    const second = await originOf({ headers: keyed, ...request });
    if (first.kind !== 'request' || second.kind !== 'request') throw new Error('both have a key');
    expect(first.digest === second.digest).toBe(same);
  });

  it.each([
    ['x'.repeat(255), true],
    ['!~', true],
    ['x'.repeat(256), false],
    ['', false],
    ['a b', false],
    ['键', false],
    ['a\u0000', false],
  ])('has 1 to 255 visible ASCII characters: %j %p', async (key, taken) => {
    const outcome = originOf({ headers: { 'idempotency-key': key } }).catch((error: unknown) => error);
    const settled = await outcome;
    const code = settled instanceof Refused ? settled.rejection.code : undefined;
    expect(code).toBe(taken ? undefined : 'invalid-idempotency-key');
  });
});

describe('the answer to a request', () => {
  it('is the rendered one', async () => {
    const { reply } = await submitted(asked({}));
    expect([reply.status, reply.body, reply.headers]).toStrictEqual([201, { name: 'x' }, {}]);
  });

  it('is the problem of the first refusal, in the language asked for', async () => {
    const outcomes = [accepted, reject('not-found'), reject('conflict')];
    const { reply } = await submitted(asked({ headers: { 'accept-language': 'en' } }), { outcomes });
    expect([reply.status, reply.headers]).toStrictEqual([404, { 'content-type': 'application/problem+json' }]);
    expect(reply.body).toMatchObject({ code: 'not-found', title: 'Not found' });
  });

  it('is the one kept when the work was done before, and says so', async () => {
    const answer = { status: 200, body: { name: 'kept' } };
    const { reply } = await submitted(asked({}), { outcomes: [], repeated: true, answer });
    expect([reply.status, reply.body, reply.headers]).toStrictEqual([
      200,
      { name: 'kept' },
      { 'idempotency-replayed': 'true' },
    ]);
  });

  it('that is kept with the effect is the one that is given', async () => {
    const { work, reply } = await submitted(asked({}));
    expect(work.answer?.([accepted])).toStrictEqual({ status: reply.status, body: reply.body });
    expect(work.answer?.([reject('conflict')]).status).toBe(409);
  });
});
