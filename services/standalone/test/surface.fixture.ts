import { get, post, type Calls } from './calls.fixture.js';
import { directory, session } from './calls-of-directory.fixture.js';
import { intake, supervision } from './calls-of-matters.fixture.js';
import type { World } from './world.fixture.js';

const office = 'supervision-office';
const reason = 'because';
const month = '2026-10';

const noWeight = (world: World): unknown => world.schemeWithoutWeight;

const rankings: Calls = {
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
  'POST /api/v1/rankings/what-if': post(
    () => '/api/v1/rankings/what-if',
    office,
    () => ({ period: month, groups: [{ unit: 'nowhere', category: 'x' }] }),
  ),
  'GET /api/v1/alerts': get('/api/v1/alerts'),
  'GET /api/v1/subscriptions': get('/api/v1/subscriptions'),
  'PUT /api/v1/subscriptions': post(
    () => '/api/v1/subscriptions',
    office,
    () => ({ kinds: ['rank-fallen'], units: ['nowhere'], categories: [], fallenBy: 3 }),
  ),
  'POST /api/v1/subscriptions/feed-key': post(() => '/api/v1/subscriptions/feed-key', office),
  'DELETE /api/v1/subscriptions/feed-key': post(() => '/api/v1/subscriptions/feed-key', office),
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

const notices: Calls = {
  'GET /api/v1/inbox': { ...get('/api/v1/inbox?limit=200'), shows: ({ notice }) => notice },
  'POST /api/v1/inbox/:id/read': post(({ notice }) => `/api/v1/inbox/${notice}/read`, office),
  'POST /api/v1/inbox/:id/acknowledge': post(({ notice }) => `/api/v1/inbox/${notice}/acknowledge`, office),
};

/** No e-mail leaves this installation, so there is none that did not. */
const mails: Calls = {
  'GET /api/v1/mails/unsent': { ...get('/api/v1/mails/unsent?state=failed', 'administrator'), asIs: true },
  'POST /api/v1/mails/unsent/:notice/retry': {
    ...post(() => '/api/v1/mails/unsent/nothing/retry', 'administrator'),
    asIs: true,
  },
};

const operations: Calls = Object.fromEntries(
  ['/version', '/health/live', '/health/ready', '/api/asyncapi.json', '/internal/streams'].map((path) => [
    `GET ${path}`,
    { ...get(path, 'public'), asIs: true as const },
  ]),
);

/** A call for each route; a route without one, or a call without its route, fails. */
export const surface: Calls = {
  ...directory,
  ...session,
  ...intake,
  ...supervision,
  ...rankings,
  ...notices,
  ...mails,
  ...operations,
};
