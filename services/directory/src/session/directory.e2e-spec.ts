import { decodeJwt, decodeProtectedHeader } from 'jose';
import { passwordOf, ServedDirectory } from '../spec-fixtures/served-directory.js';

let served: ServedDirectory;
let ann: string;
let bob: string;
beforeAll(async () => {
  served = await ServedDirectory.start();
  ann = await served.token('ann');
  bob = await served.token('bob');
}, 60_000);
afterAll(() => served.close());

describe('sign-in', () => {
  const credentials = { username: 'sue', password: passwordOf('sue') };

  it('answers an access token of 10 minutes, the person, and a session cookie that no script reads', async () => {
    const { status, body, headers } = await served.ask('POST', '/session', { body: credentials });
    expect(status).toBe(200);
    expect(body['person']).toStrictEqual({
      kind: 'person',
      code: 'sue',
      name: 'Sue',
      unit: 'health',
      roles: ['unit-head'],
      standsInFor: [],
    });
    const { iat, exp } = decodeJwt(String(body['accessToken']));
    expect(Number(exp) - Number(iat)).toBe(600);
    expect(headers['set-cookie']).toMatch(/^kaoji=session_[\w-]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    const { body: keys } = await served.ask('GET', '/jwks.json');
    const published = (keys['keys'] as unknown as { kid: string; d?: string }[])[0];
    expect(published?.kid).toBe(decodeProtectedHeader(String(body['accessToken'])).kid);
    expect(published?.d).toBeUndefined();
  });

  it('signs the cookie in until it is ended, and asks changes for a header that no other site can set', async () => {
    const { headers } = await served.ask('POST', '/session', {
      body: { ...credentials, username: 'ann', password: passwordOf('ann') },
    });
    const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    const own = { 'x-kaoji': '1', cookie };
    const body = { date: '2026-10-01', working: false };
    expect((await served.ask('GET', '/directory/units', { headers: { cookie } })).status).toBe(200);
    expect((await served.ask('GET', '/session', { headers: { cookie } })).body['accessToken']).toBeDefined();
    const change = { overrides: [body], reason: 'spec' };
    const refused = await served.ask('POST', '/directory/calendar/changes', { headers: { cookie }, body: change });
    expect([refused.status, refused.body.code]).toStrictEqual([403, 'missing-header']);
    expect((await served.ask('POST', '/directory/calendar/changes', { headers: own, body: change })).status).toBe(200);
    expect((await served.ask('DELETE', '/session', { headers: { cookie } })).body.code).toBe('missing-header');
    expect((await served.ask('DELETE', '/session', { headers: own })).status).toBe(204);
    expect((await served.ask('GET', '/directory/units', { headers: { cookie } })).status).toBe(401);
    expect((await served.ask('GET', '/session', { headers: { cookie } })).status).toBe(401);
  });

  it('says the same of a wrong password and of nobody, and is limited per name', async () => {
    const wrong = (username: string) => served.ask('POST', '/session', { body: { username, password: 'wrong' } });
    const [known, unknown] = [await wrong('tom'), await wrong('nobody')];
    expect([known.status, known.body]).toStrictEqual([unknown.status, unknown.body]);
    expect(known.body.code).toBe('wrong-password');
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) statuses.push((await wrong('tom')).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await served.ask('POST', '/session', { body: credentials })).status).toBe(200);
  });

  it('leaves no password, session or key in any event', async () => {
    const leaks = `event where data::text ~ 'first password|session_|argon2|kaoji_' or metadata::text ~ 'session_|kaoji_'`;
    expect(await served.count('event')).toBeGreaterThan(7);
    expect(await served.count(leaks)).toBe(0);
  });

  it('makes no first administrator where people can sign in', async () => {
    expect(await served.firstAdministrator()).toBeUndefined();
  });
});

describe('API keys', () => {
  const wanted = { unit: 'health', types: ['*'], rights: [], expiresAt: '2099-01-01T00:00:00+08:00' };
  const issue = (as: string, more: object = {}, key?: string) =>
    served.ask('POST', '/directory/keys', {
      as,
      body: { ...wanted, ...more },
      ...(key !== undefined && { headers: { 'idempotency-key': key } }),
    });

  it('are shown once: the same request again answers the key without its secret', async () => {
    const first = await issue(ann, {}, 'issue-1');
    const again = await issue(ann, {}, 'issue-1');
    expect(first.status).toBe(201);
    expect(String(first.body['key'])).toMatch(/^kaoji_[\w-]{32}$/);
    const { key: _, ...rest } = first.body as Record<string, unknown>;
    expect(again.body).toStrictEqual(rest);
    expect(again.headers['idempotency-replayed']).toBe('true');
    const other = await issue(ann, { unit: 'care' }, 'issue-1');
    expect([other.status, other.body.code]).toStrictEqual([422, 'key-reused']);
    expect(await served.count(`origin where body::text like '%${String(first.body['key'])}%'`)).toBe(0);
  });

  it('open until they are revoked', async () => {
    const { body } = await issue(ann);
    const as = String(body['key']);
    expect((await served.ask('GET', '/directory/units', { as })).status).toBe(200);
    expect((await served.ask('GET', '/directory/keys', { as })).status).toBe(403);
    expect((await served.ask('POST', `/directory/keys/${String(body['id'])}/revocation`, { as: bob })).status).toBe(
      200,
    );
    expect((await served.ask('GET', '/directory/units', { as })).status).toBe(401);
  });

  it('for others open only when another person has confirmed them', async () => {
    const { status, body } = await issue(ann, { rights: ['for-others'] });
    const as = String(body['key']);
    expect([status, body['state']]).toStrictEqual([201, 'proposed']);
    const { key: _, ...view } = body as Record<string, unknown>;
    expect((await served.ask('GET', '/directory/units', { as })).status).toBe(401);
    const { body: page } = await served.ask('GET', '/directory/keys?limit=200', { as: bob });
    expect(page['items']).toContainEqual({ ...view, state: 'proposed' });
    const confirm = (by: string) =>
      served.ask('POST', `/directory/keys/${String(body['id'])}/confirmation`, { as: by });
    expect((await confirm(ann)).body.code).toBe('two-people-needed');
    expect((await confirm(bob)).body['state']).toBe('valid');
    expect((await served.ask('GET', '/directory/units', { as })).status).toBe(200);
  });
});

describe('rights of people', () => {
  const rights = (as: string, path: string, roles: readonly string[]) =>
    served.ask('POST', `/directory/people/tom/rights${path}`, { as, body: { roles } });

  it('are proposed by one and confirmed by another, who names what is confirmed', async () => {
    expect((await rights(await served.token('sue'), '', ['handler'])).status).toBe(403);
    expect((await rights(ann, '', ['handler'])).status).toBe(202);
    const waiting = await served.ask('GET', '/directory/rights-proposals', { as: bob });
    expect(waiting.body['items']).toStrictEqual([{ person: 'tom', roles: ['handler'], proposedBy: 'ann' }]);
    expect((await rights(ann, '/confirmation', ['handler'])).body.code).toBe('two-people-needed');
    expect((await rights(bob, '/confirmation', ['administrator'])).body.code).toBe('another-proposal');
    expect((await rights(bob, '/confirmation', ['handler'])).body['roles']).toStrictEqual(['handler']);
    expect((await rights(bob, '/confirmation', ['handler'])).body.code).toBe('nothing-proposed');
  });

  it('are never given to oneself', async () => {
    const own = await served.ask('POST', '/directory/people/ann/rights', { as: ann, body: { roles: ['leader'] } });
    expect([own.status, own.body.code]).toStrictEqual([403, 'own-rights']);
  });
});

describe('accounts', () => {
  const give = (as: string, code: string, username = code) =>
    served.ask('PUT', `/directory/people/${code}/account`, {
      as,
      body: { username, password: 'a new one, long enough' },
    });

  it('of somebody who confirms rights get no password from another', async () => {
    expect((await give(ann, 'bob')).body.code).toBe('account-guarded');
    expect((await give(ann, 'tom', 'bob')).body.code).toBe('username-taken');
    expect((await give(ann, 'nobody')).body.code).toBe('subject-unknown');
    expect((await give(ann, 'tom')).body).toStrictEqual({ username: 'tom', person: 'tom' });
  });

  it('change their own password, which ends their other sessions', async () => {
    const { headers } = await served.ask('POST', '/session', {
      body: { username: 'bob', password: passwordOf('bob') },
    });
    const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    const change = (password: string) =>
      served.ask('PUT', '/session/password', { as: bob, body: { password, newPassword: 'second password of bob' } });
    expect((await change('wrong')).body.code).toBe('wrong-password');
    expect((await change(passwordOf('bob'))).status).toBe(204);
    expect((await served.ask('GET', '/session', { headers: { cookie } })).status).toBe(401);
    const again = await served.ask('POST', '/session', {
      body: { username: 'bob', password: 'second password of bob' },
    });
    expect(again.status).toBe(200);
  });
});

describe('units over HTTP', () => {
  it('are read as they stand on a day, after a merger by their successors', async () => {
    const on = '2026-10-15';
    const body = { on, successors: ['care'], successor: 'care' };
    const early = await served.ask('POST', '/directory/units/health/succession', {
      as: ann,
      body: { ...body, successor: 'city' },
    });
    expect(early.body.code).toBe('successor-not-listed');
    const done = await served.ask('POST', '/directory/units/health/succession', { as: ann, body });
    expect([done.status, done.body['validTo'], done.body['successors']]).toStrictEqual([200, on, ['care']]);
    const codesOn = async (day: string) => {
      const { body: page } = await served.ask('GET', `/directory/units?category=A&on=${day}`, { as: ann });
      return (page['items'] as unknown as { code: string }[]).map(({ code }) => code);
    };
    expect(await codesOn('2026-10-14')).toStrictEqual(['care', 'health']);
    expect(await codesOn(on)).toStrictEqual(['care']);
  });

  it('refuse what is malformed, naming the fields, and change nothing', async () => {
    const before = await served.count('event');
    const body = { code: 'a b', name: '', kind: 'bureau', from: '2026-02-30', x: 1 };
    const refused = await served.ask('POST', '/directory/units', { as: ann, body });
    expect(refused.status).toBe(400);
    const faults = (refused.body['faults'] as unknown as { field: string }[]).map(({ field }) => field);
    expect([...new Set(faults)].sort()).toStrictEqual(['code', 'from', 'kind', 'name', 'x']);
    expect(await served.count('event')).toBe(before);
  });
});

describe('absences over HTTP', () => {
  const absence = (as: string, person: string) =>
    served.ask('POST', `/directory/people/${person}/absences`, { as, body: { from: '2026-09-28', to: '2026-09-28' } });

  it('[M5] give post B the roles of the absent: told by oneself, one above or who manages people', async () => {
    expect((await absence(await served.token('sue'), 'ann')).body.code).toBe('not-your-unit');
    const told = await absence(await served.token('sue'), 'sue');
    expect(told.status).toBe(201);
    expect(told.body['items']).toStrictEqual([
      { person: 'sue', from: '2026-09-27T16:00:00.000Z', to: '2026-09-28T16:00:00.000Z' },
    ]);
    expect(served.directory.signingIn.person('tom')?.standsInFor).toStrictEqual([
      { role: 'unit-head', unit: 'health' },
    ]);
  });
});

describe('the drill clock', () => {
  it('is not moved outside drill mode', async () => {
    const { status, body } = await served.ask('POST', '/drill/clock', { as: ann, body: { advance: 'P1D' } });
    expect([status, body.code]).toStrictEqual([409, 'not-in-drill-mode']);
  });
});

describe('the OpenAPI document', () => {
  it('describes every answer seen here', async () => {
    expect(served.answers.number).toBeGreaterThan(20);
    expect(await served.faultsOfAnswers()).toStrictEqual([]);
  });
});
