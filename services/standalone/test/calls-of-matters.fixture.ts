import type { Role } from '@kaoji/http';
import { get, post, type Call, type Calls } from './calls.fixture.js';
import { cloudEvent, multipart, queryCodeOf } from './posting.fixture.js';

const office = 'supervision-office';
const reason = 'because';

export const intake: Calls = {
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

const someEntries = [{ category: 'water', place: 'east', unitCode: 'nothing', atOnce: true }];

export const supervision: Calls = {
  'GET /api/v1/office-figures': get('/api/v1/office-figures?month=2026-10'),
  'GET /public/exclusions': get('/public/exclusions?month=2026-10'),
  'GET /api/v1/dispatch-catalogue': get('/api/v1/dispatch-catalogue'),
  'PUT /api/v1/dispatch-catalogue': post(
    () => '/api/v1/dispatch-catalogue',
    office,
    () => ({ entries: someEntries, basedOn: 0, reason }),
  ),
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
  'POST /api/v1/matters/:number/out-of-scope': actOn('out-of-scope', { ground: 'repeated', route: 'there' }),
  'POST /api/v1/matters/:number/rulings': actOn('rulings', { ruling: 'moves', unitCode: 'nothing', reason }),
  'POST /api/v1/matters/:number/pause-refusals': actOn('pause-refusals', { reason }),
  'POST /api/v1/matters/:number/extension-decisions': actOn('extension-decisions', { granted: true, reason }),
  'POST /api/v1/matters/:number/closing': actOn('closing', { finding: 'done' }),
  'POST /api/v1/matters/:number/reworks': actOn('reworks', { reason, limit: { workingDays: 1 } }),
  'POST /api/v1/matters/:number/reviews': actOn('reviews', { conclusion: 1, reason }, 'unit-head'),
  'POST /api/v1/matters/:number/review-decisions': actOn('review-decisions', {
    ...{ conclusion: 1, changed: true, finding: 'done' },
  }),
  'POST /api/v1/matters/:number/follow-up-switch': actOn('follow-up-switch', { reason }),
  'POST /api/v1/matters/:number/exclusion-reviews': actOn('exclusion-reviews', { grant: true, reason }),
  'POST /api/v1/matters/:number/mergers': post(
    ({ matter }) => `/api/v1/matters/${matter}/mergers`,
    office,
    ({ matter }) => ({ into: matter, reason }),
  ),
  'POST /api/v1/matters/:number/stated-times': actOn('stated-times', { event: 1, reason }),
};
