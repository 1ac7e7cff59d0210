import type { Role } from '@kaoji/http';
import { personAt, unitAt, type Place } from './city-of-roles.fixture.js';
import { cloudEvent, multipart, queryCodeOf, type World } from './world.fixture.js';

/** What a call is about: an object in a place as `role` sees it, or what there is not. */
export interface About {
  readonly world: World;
  readonly role: Role;
  readonly place: Place | 'nowhere';
  readonly unit: string;
  readonly person: string;
  readonly matter: string;
  readonly file: string;
  readonly receipt: string;
  readonly notice: string;
}

export function about(world: World, role: Role, place: Place | 'nowhere'): About {
  const none = 'nothing';
  if (place === 'nowhere') {
    return { world, role, place, unit: none, person: none, matter: none, file: none, receipt: none, notice: none };
  }
  const person = personAt(place, role);
  const { matters, files, receipts } = world.objects;
  return {
    ...{ world, role, place, unit: unitAt[place], person },
    ...{ matter: matters[place], file: files[place], receipt: receipts[place], notice: world.notice(person) },
  };
}

/** How a route is called so that it changes nothing: what it asks for is well-formed and refused by the domain. */
export interface Call {
  path(about: About): string;
  body?(about: About): unknown;
  /** Media type, when it is not JSON. */
  readonly type?: string;
  /** A body that is no JSON. */
  raw?(about: About): string;
  /** Stands in the answer of a list for an object that the caller may see. */
  shows?(about: About): string;
  /** Who may do it, for bad input. */
  readonly able: Role;
  /** The whole answer is asked for with nothing: it has neither unit nor object. */
  readonly asIs?: true;
}

const get = (path: string | ((about: About) => string), able: Role = 'supervision-office'): Call => ({
  path: typeof path === 'string' ? () => path : path,
  able,
});

const post = (path: (about: About) => string, able: Role, body?: Call['body']): Call => ({
  path,
  able,
  ...(body && { body }),
});

const office = 'supervision-office';
const reason = 'because';
const past = '2025-01-01';
const units = '/api/v1/directory/units';
const people = '/api/v1/directory/people';
const keys = '/api/v1/directory/keys';
const month = '2026-10';

const directory: Readonly<Record<string, Call>> = {
  'GET /api/v1/directory/units': get(units),
  'GET /api/v1/directory/units/:code': get(({ unit }) => `${units}/${unit}`),
  'GET /api/v1/directory/units/:code/history': get(({ unit }) => `${units}/${unit}/history`),
  'POST /api/v1/directory/units': post(
    () => units,
    'administrator',
    () => ({
      code: 'city',
      name: 'A name',
      kind: 'department',
      from: past,
      parent: 'nothing',
      roles: { head: 'nothing', handlers: ['nothing'] },
    }),
  ),
  'POST /api/v1/directory/units/:code/changes': post(
    ({ unit }) => `${units}/${unit}/changes`,
    'administrator',
    () => ({
      from: past,
      name: 'A name',
      parent: 'nothing',
    }),
  ),
  'POST /api/v1/directory/units/:code/roles': post(
    ({ unit }) => `${units}/${unit}/roles`,
    'administrator',
    () => ({
      from: past,
      roles: { head: 'nothing', handlers: ['nothing'] },
    }),
  ),
  'POST /api/v1/directory/units/:code/succession': post(
    ({ unit }) => `${units}/${unit}/succession`,
    'administrator',
    () => ({ on: past, successors: ['nothing'], successor: 'nothing' }),
  ),
  'POST /api/v1/directory/units/:code/closing': post(
    ({ unit }) => `${units}/${unit}/closing`,
    'administrator',
    () => ({
      on: past,
    }),
  ),
  'GET /api/v1/directory/people': get(people),
  'GET /api/v1/directory/people/:code': get(({ person }) => `${people}/${person}`),
  'GET /api/v1/directory/people/:code/absences': get(({ person }) => `${people}/${person}/absences`),
  'POST /api/v1/directory/people': post(
    () => people,
    'administrator',
    () => ({
      code: 'p-other',
      name: 'A name',
      unit: 'nothing',
      email: 'a@example.org',
    }),
  ),
  'POST /api/v1/directory/people/:code/changes': post(
    ({ person }) => `${people}/${person}/changes`,
    'administrator',
    ({ person }) => ({ name: 'A name', unit: 'nothing', standIn: person, active: true }),
  ),
  'POST /api/v1/directory/people/:code/rights': post(
    ({ place }) => `${people}/${place === 'nowhere' ? 'nothing' : 'p-administrator'}/rights`,
    'administrator',
    () => ({ roles: ['handler'] }),
  ),
  'POST /api/v1/directory/people/:code/rights/confirmation': post(
    ({ person }) => `${people}/${person}/rights/confirmation`,
    'administrator',
    () => ({ roles: ['handler'] }),
  ),
  'POST /api/v1/directory/people/:code/rights/withdrawal': post(
    ({ person }) => `${people}/${person}/rights/withdrawal`,
    'administrator',
  ),
  'PUT /api/v1/directory/people/:code/account': post(
    ({ place }) => `${people}/${place === 'nowhere' ? 'nothing' : 'second'}/account`,
    'administrator',
    () => ({ username: 'somebody', password: 'a long password' }),
  ),
  'POST /api/v1/directory/people/:code/absences': post(
    ({ person }) => `${people}/${person}/absences`,
    'administrator',
    () => ({ from: '2026-10-14T01:00:00Z', to: '2026-10-14T01:00:00Z' }),
  ),
  'GET /api/v1/directory/rights-proposals': get('/api/v1/directory/rights-proposals', 'administrator'),
  'GET /api/v1/directory/duty': get('/api/v1/directory/duty?from=2026-10-01&to=2026-10-31'),
  'PUT /api/v1/directory/duty/:date': post(
    () => '/api/v1/directory/duty/2026-10-14',
    'administrator',
    () => ({
      person: 'nothing',
    }),
  ),
  'GET /api/v1/directory/calendar': get('/api/v1/directory/calendar'),
  'POST /api/v1/directory/calendar': post(
    () => '/api/v1/directory/calendar',
    'administrator',
    () => ({
      kind: 'china',
      zone: 'Asia/Shanghai',
      overrides: [{ date: past, working: true }],
    }),
  ),
  'POST /api/v1/directory/calendar/changes': post(
    () => '/api/v1/directory/calendar/changes',
    'administrator',
    () => ({
      overrides: [{ date: past, working: true }],
      officeHours: [
        { from: '09:00', to: '12:00' },
        { from: '10:00', to: '11:00' },
      ],
      reason,
    }),
  ),
  'GET /api/v1/directory/keys': get(keys, 'administrator'),
  'POST /api/v1/directory/keys': post(
    () => keys,
    'administrator',
    () => ({
      unit: 'nothing',
      types: ['*'],
      rights: [],
      expiresAt: '2025-01-01T00:00:00Z',
    }),
  ),
  'POST /api/v1/directory/keys/:id/confirmation': post(() => `${keys}/nothing/confirmation`, 'administrator'),
  'POST /api/v1/directory/keys/:id/withdrawal': post(() => `${keys}/nothing/withdrawal`, 'administrator'),
  'POST /api/v1/directory/keys/:id/revocation': post(() => `${keys}/nothing/revocation`, 'administrator'),
  'POST /api/v1/drill/clock': post(
    () => '/api/v1/drill/clock',
    'administrator',
    () => ({
      now: '2025-01-01T00:00:00Z',
    }),
  ),
};

const session: Readonly<Record<string, Call>> = {
  'POST /api/v1/session': {
    ...post(
      () => '/api/v1/session',
      'public',
      () => ({ username: 'nobody', password: 'nothing' }),
    ),
    asIs: true,
  },
  'GET /api/v1/session': { ...get('/api/v1/session', 'public'), asIs: true },
  'DELETE /api/v1/session': { ...get('/api/v1/session', 'public'), asIs: true },
  'GET /api/v1/jwks.json': { ...get('/api/v1/jwks.json', 'public'), asIs: true },
  'PUT /api/v1/session/password': {
    ...post(
      () => '/api/v1/session/password',
      office,
      () => ({ password: 'wrong', newPassword: 'a long password' }),
    ),
    asIs: true,
  },
};

const intake: Readonly<Record<string, Call>> = {
  'POST /api/v1/events': {
    ...post(
      () => '/api/v1/events',
      'api-key',
      ({ unit, matter }) => cloudEvent('kaoji.matter.accepted.v1', matter, { unitCode: unit, handler: 'nobody' }),
    ),
    type: 'application/cloudevents+json',
  },
  'GET /api/v1/events': {
    ...get('/api/v1/events?status=rejected&limit=200'),
    shows: ({ receipt }) => receipt,
  },
  'GET /api/v1/events/:receipt': get(({ receipt }) => `/api/v1/events/${receipt}`),
  'POST /api/v1/files': {
    ...post(() => '/api/v1/files', office),
    type: 'multipart/form-data; boundary=edge',
    raw: () => multipart('\u0001\u0002no kind of file'),
  },
  'GET /api/v1/files/:id': get(({ file }) => `/api/v1/files/${file}`),
  'GET /api/v1/matters/:number/personal-data': get(({ matter }) => `/api/v1/matters/${matter}/personal-data?reason=a`),
};

const actOn = (act: string, body: object, able: Role = office): Call =>
  post(
    ({ matter }) => `/api/v1/matters/${matter}/${act}`,
    able,
    () => body,
  );

const supervision: Readonly<Record<string, Call>> = {
  'GET /api/v1/matters': { ...get('/api/v1/matters?limit=200'), shows: ({ matter }) => `"number":"${matter}"` },
  'GET /api/v1/matters/:number': get(({ matter }) => `/api/v1/matters/${matter}`),
  'GET /api/v1/matters/:number/history': get(({ matter }) => `/api/v1/matters/${matter}/history`),
  'POST /public/matter-queries': {
    ...post(
      () => '/public/matter-queries',
      'public',
      ({ matter }) => ({ number: matter, queryCode: queryCodeOf(matter) }),
    ),
    asIs: true,
  },
  'GET /api/v1/matters/:number/repeats': get(({ matter }) => `/api/v1/matters/${matter}/repeats`),
  'POST /api/v1/matters/:number/dispatches': actOn('dispatches', { unitCode: 'nothing', limit: { workingDays: 5 } }),
  'POST /api/v1/matters/:number/rulings': actOn('rulings', { ruling: 'moves', unitCode: 'nothing', reason }),
  'POST /api/v1/matters/:number/pause-refusals': actOn('pause-refusals', { reason }),
  'POST /api/v1/matters/:number/extension-decisions': actOn('extension-decisions', { granted: true, reason }),
  'POST /api/v1/matters/:number/closing': actOn('closing', { finding: 'done' }),
  'POST /api/v1/matters/:number/reworks': actOn('reworks', { reason, limit: { workingDays: 1 } }),
  'POST /api/v1/matters/:number/follow-up-switch': actOn('follow-up-switch', { reason }),
  'POST /api/v1/matters/:number/exclusion-reviews': actOn('exclusion-reviews', { grant: true, reason }),
  'POST /api/v1/matters/:number/mergers': post(
    ({ matter }) => `/api/v1/matters/${matter}/mergers`,
    office,
    ({ matter }) => ({ into: matter, reason }),
  ),
  'POST /api/v1/matters/:number/stated-times': actOn('stated-times', { event: 1, reason }),
};

const noWeight = (world: World): unknown => world.schemeWithoutWeight;

const rankings: Readonly<Record<string, Call>> = {
  'GET /api/v1/rankings': get(`/api/v1/rankings?period=${month}`, 'public'),
  'GET /api/v1/rankings/extremes': get(`/api/v1/rankings/extremes?period=${month}`, 'public'),
  'GET /api/v1/rankings/figures': {
    ...get(`/api/v1/rankings/figures?month=${month}`),
    shows: ({ unit }) => `"unit":"${unit}"`,
  },
  'GET /api/v1/rankings/periods/:period': get(`/api/v1/rankings/periods/${month}`),
  'GET /api/v1/rankings/stream': get('/api/v1/rankings/stream'),
  'GET /api/v1/rankings/:period/:unit/explain': get(({ unit }) => `/api/v1/rankings/${month}/${unit}/explain`),
  'POST /api/v1/rankings/:period/objections': post(
    () => `/api/v1/rankings/${month}/objections`,
    'unit-head',
    ({ unit }) => ({ unit, reason, evidence: ['0'.repeat(64)] }),
  ),
  'POST /api/v1/rankings/:period/objections/:objection/decision': post(
    () => `/api/v1/rankings/${month}/objections/nothing/decision`,
    office,
    () => ({ upheld: true, reason }),
  ),
  'POST /api/v1/rankings/:period/sign-off': post(
    () => `/api/v1/rankings/${month}/sign-off`,
    'leader',
    () => ({
      acceptIncomplete: reason,
    }),
  ),
  'POST /api/v1/rankings/:period/corrections': post(
    () => `/api/v1/rankings/${month}/corrections`,
    'leader',
    () => ({
      reason,
    }),
  ),
  'GET /api/v1/schemes': get('/api/v1/schemes'),
  'POST /api/v1/schemes': post(
    () => '/api/v1/schemes',
    office,
    ({ world }) => ({
      effectiveFrom: '2027-01-01',
      reason,
      content: noWeight(world),
    }),
  ),
  'POST /api/v1/schemes/:version/confirmation': post(() => '/api/v1/schemes/99/confirmation', office),
  'GET /feeds/rankings.json': get('/feeds/rankings.json', 'public'),
  'GET /feeds/rankings.atom': get('/feeds/rankings.atom', 'public'),
  'GET /feeds/rankings.csv': get('/feeds/rankings.csv', 'public'),
  'GET /public/rankings/:period': { ...get(`/public/rankings/${month}`, 'public'), asIs: true },
};

const notices: Readonly<Record<string, Call>> = {
  'GET /api/v1/inbox': { ...get('/api/v1/inbox?limit=200'), shows: ({ notice }) => notice },
  'POST /api/v1/inbox/:id/read': post(({ notice }) => `/api/v1/inbox/${notice}/read`, office),
  'POST /api/v1/inbox/:id/acknowledge': post(({ notice }) => `/api/v1/inbox/${notice}/acknowledge`, office),
};

const operations: Readonly<Record<string, Call>> = Object.fromEntries(
  ['/version', '/health/live', '/health/ready', '/api/asyncapi.json', '/internal/streams'].map((path) => [
    `GET ${path}`,
    { ...get(path, 'public'), asIs: true as const },
  ]),
);

/** A call for each route; a route without one, or a call without its route, fails. */
export const surface: Readonly<Record<string, Call>> = {
  ...directory,
  ...session,
  ...intake,
  ...supervision,
  ...rankings,
  ...notices,
  ...operations,
};
