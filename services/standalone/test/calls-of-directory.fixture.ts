import { get, post, type Calls } from './calls.fixture.js';

const office = 'supervision-office';
const reason = 'because';
const past = '2025-01-01';
const units = '/api/v1/directory/units';
const people = '/api/v1/directory/people';
const keys = '/api/v1/directory/keys';

export const directory: Calls = {
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

export const session: Calls = {
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
  'GET /api/v1/session/openid': { ...get('/api/v1/session/openid', 'public'), asIs: true },
  'POST /api/v1/session/openid': { ...post(() => '/api/v1/session/openid', 'public'), asIs: true },
  'POST /api/v1/session/openid/answer': {
    ...post(
      () => '/api/v1/session/openid/answer',
      'public',
      () => ({ code: 'a code', state: 'a state' }),
    ),
    asIs: true,
  },
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
