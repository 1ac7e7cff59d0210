import { Parser } from '@asyncapi/parser';
import { eventValidator, type AsyncApiDocument } from '@kaoji/contracts';
import { roles } from '@kaoji/http';
import { OpenApiCheck, tellSeen, type OpenApi } from '@kaoji/testing';
import { composition } from '../src/mounted-services.js';
import { acceptedOnce } from './accepted.fixture.js';
import { badRequests, type Bad } from './bad-input.fixture.js';
import { countsOf, eventsOf } from './counts.fixture.js';
import { asked, codeOf, reachFound, writtenRights } from './rights.fixture.js';
import { about } from './calls.fixture.js';
import { surface } from './surface.fixture.js';
import { World } from './world.fixture.js';
import type { Answered, Asked } from './asking.fixture.js';

const slow = 120_000;

describe('the whole surface', () => {
  let world: World;
  let routes: readonly string[];
  let openApi: OpenApiCheck;

  beforeAll(async () => {
    world = await World.begin();
    routes = world.installation.routes.map(({ method, path }) => `${method} ${path}`);
    const { json } = await world.ask({ method: 'GET', path: '/api/openapi.json' });
    openApi = new OpenApiCheck(json as OpenApi);
  }, slow);
  afterAll(() => world.end(), slow);

  it('every route has its lines in docs/rights.yaml and its call here, and no line is without its route', () => {
    const written = writtenRights();
    expect(Object.keys(written).sort()).toStrictEqual([...routes].sort());
    expect(Object.keys(surface).sort()).toStrictEqual([...routes].sort());
    expect(Object.values(written).map((line) => Object.keys(line))).toStrictEqual(routes.map(() => [...roles]));
  });

  it(
    'every role reaches with every route exactly what docs/rights.yaml says: its own unit, those below, all, or nothing',
    async () => {
      const found: Record<string, Record<string, string>> = {};
      for (const route of routes) {
        const line: Record<string, string> = {};
        for (const role of roles) line[role] = await reachFound(world, route, role);
        found[route] = line;
      }
      expect(found).toStrictEqual(writtenRights());
    },
    slow,
  );

  it(
    'bad input is answered with problem details that tell nothing of us, and leaves every table as it was',
    async () => {
      const before = await countsOf(world.folder);
      const wrong: string[] = [];
      let sent = 0;
      for (const route of routes) {
        for (const bad of badFor(route)) {
          const answer = await world.ask(bad);
          sent += 1;
          const fault = faultOf(bad, answer);
          if (fault !== undefined) wrong.push(`${route}: ${bad.what}: ${fault}`);
        }
      }
      expect(wrong).toStrictEqual([]);
      expect(sent).toBeGreaterThan(1_000);
      expect(await countsOf(world.folder)).toStrictEqual(before);
    },
    slow,
  );

  it(
    'what is well asked for is accepted',
    async () => {
      expect(await acceptedOnce(world)).toStrictEqual([]);
    },
    slow,
  );

  it('every route was seen to do what it is there for, but those that this city gives no occasion to', async () => {
    const good = new Set(
      world.answers.filter(({ answer }) => answer.status < 300).map(({ method, path }) => routeOf(method, path)),
    );
    await tellSeen('surface', { routes: routes.filter((route) => good.has(route)) });
    expect(routes.filter((route) => !good.has(route))).toStrictEqual([
      'POST /api/v1/directory/calendar', // there is one from the start; directory alone establishes one, see its e2e spec
      'POST /api/v1/mails/unsent/:notice/retry', // no e-mail leaves it; see the e2e spec of notices
      'POST /api/v1/matters/:number/stated-times', // the demonstration accepts a late event
      'POST /api/v1/rankings/:period/corrections', // the demonstration corrects a publication
      'GET /api/v1/session/openid', // the city has no identity provider; directory's openid.e2e-spec.ts has
      'POST /api/v1/session/openid',
      'POST /api/v1/session/openid/answer',
    ]);
  });

  it('every answer seen here is as /api/openapi.json says', () => {
    for (const { method, path, answer } of world.answers) {
      const route = routeOf(method, path);
      if (route !== undefined && openApi.operation(route)) openApi.look(route, answer);
    }
    expect([...openApi.faults].sort()).toStrictEqual([]);
    expect([...openApi.silent].sort()).toStrictEqual([]);
  });

  it('the AsyncAPI document that is served is valid', async () => {
    const { text } = await world.ask({ method: 'GET', path: '/api/asyncapi.json' });
    const { diagnostics } = await new Parser().parse(text);
    expect(diagnostics.filter(({ severity }) => severity <= 1)).toStrictEqual([]);
  });

  it('every event in the ledgers is as /api/asyncapi.json says', async () => {
    const { json } = await world.ask({ method: 'GET', path: '/api/asyncapi.json' });
    const validator = await eventValidator(json as AsyncApiDocument);
    const events = await eventsOf(world.folder, composition());
    expect(events.length).toBeGreaterThan(100);
    expect([...new Set(events.flatMap((event) => validator.faultsOf(event)))]).toStrictEqual([]);
    const types = validator.seen();
    await tellSeen('surface-types', { types, all: { routes, types: [...types, ...validator.unseen()] } });
  });

  function badFor(route: string): readonly Bad[] {
    const call = surface[route];
    if (!call) return [];
    const what = about(world, call.able, 'nowhere');
    const request = asked(route, call, what, world.tokenOf(call.able));
    return [
      ...badRequests(request, route.split(' ')[1] ?? '', openApi.parameters(route), call.body?.(what)),
      ...anotherUnits(route),
      ...(route === 'POST /api/v1/events' ? [replayed(request)] : []),
    ];
  }

  /** What lies in another unit, asked for by those who may not everywhere. */
  function anotherUnits(route: string): readonly Bad[] {
    const call = surface[route];
    const line = writtenRights()[route];
    if (!call || !line || call.asIs) return [];
    return roles
      .filter((role) => line[role] !== 'all')
      .map((role) => ({
        ...asked(route, call, about(world, role, 'other'), world.tokenOf(role)),
        what: `another unit's, as ${role}`,
      }));
  }

  /** An event that was posted before, with other content. */
  function replayed(request: Asked): Bad {
    const { data, ...envelope } = world.posted;
    const body = JSON.stringify({ ...envelope, data: { ...data, title: 'Something else' } });
    return { ...request, body, token: world.token('k-hotline'), what: 'an identity with other content' };
  }

  /** The most particular route that an address belongs to. */
  function routeOf(method: string, path: string): string | undefined {
    const parts = (path.split('?')[0] ?? '').split('/');
    const fits = (route: string): boolean => {
      const [of, pattern = ''] = route.split(' ');
      const wanted = pattern.split('/');
      return (
        of === method &&
        wanted.length === parts.length &&
        wanted.every((part, at) => part.startsWith(':') || part === parts[at])
      );
    };
    return routes.filter(fits).sort((a, b) => a.split(':').length - b.split(':').length)[0];
  }
});

/** What of an answer to bad input is not as it should be. */
function faultOf({ method, expected }: Bad, answer: Answered): string | undefined {
  const { status, type, text } = answer;
  const told = `${status} ${type} ${text.slice(0, 200)}`;
  if (status >= 500) return told;
  if (/node_modules|\bat \S+ \(|\.[jt]s:\d+|syntax error at or near|relation "/.test(text))
    return `tells too much: ${told}`;
  const refusedEach = status === 202 && text.includes('"status":"refused"');
  if (status < 400 && !refusedEach) return method === 'GET' && !expected ? undefined : told;
  if (status >= 400 && (type !== 'application/problem+json' || codeOf(answer) === undefined)) return told;
  return expected && !expected.includes(status) && status !== 429 && !refusedEach ? told : undefined;
}
