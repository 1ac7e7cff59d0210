import { deskOf } from './city-of-roles.fixture.js';
import { cloudEvent, registration } from './posting.fixture.js';
import type { World } from './world.fixture.js';

/** Somebody does something that is accepted: method, path, who, body. */
type Act = readonly [method: string, path: string, who: string, body?: unknown];

const reason = 'because';
const adm = 'p-administrator';
const office = 'p-supervision-office';
const dir = '/api/v1/directory';
const desk = (role: Parameters<typeof deskOf>[0]): string => `m-${deskOf(role)}`;

const directory: readonly Act[] = [
  ['POST', `${dir}/units`, adm, { code: 'n1', name: 'N', kind: 'department', parent: 'city', from: '2026-11-01' }],
  ['POST', `${dir}/units`, adm, { code: 'n2', name: 'N', kind: 'department', parent: 'city', from: '2026-11-01' }],
  ['POST', `${dir}/units/n1/changes`, adm, { from: '2026-11-02', name: 'Another' }],
  ['POST', `${dir}/people`, adm, { code: 'q1', name: 'Q', unit: 'bureau' }],
  ['POST', `${dir}/people/q1/changes`, adm, { name: 'Another', email: 'q@example.org' }],
  ['PUT', `${dir}/people/q1/account`, adm, { username: 'q1', password: 'a long password of q1' }],
  ['POST', `${dir}/people/q1/rights`, adm, { roles: ['handler'] }],
  ['POST', `${dir}/people/q1/rights/confirmation`, 'second', { roles: ['handler'] }],
  ['POST', `${dir}/people/q1/absences`, adm, { from: '2026-12-01', to: '2026-12-02' }],
  ['POST', `${dir}/units/n1/roles`, adm, { from: '2026-11-03', roles: { head: 'q1', handlers: ['q1'] } }],
  ['POST', `${dir}/units/n1/succession`, adm, { on: '2026-12-01', successors: ['n2'], successor: 'n2' }],
  ['POST', `${dir}/units/n2/closing`, adm, { on: '2027-01-01' }],
  ['PUT', `${dir}/duty/2026-12-05`, adm, { person: 'q1' }],
  ['POST', `${dir}/calendar/changes`, adm, { overrides: [{ date: '2026-12-07', working: false }], reason }],
];

const catalogue: readonly Act[] = [
  ['PUT', '/api/v1/dispatch-catalogue', office, { entries: [{ category: 'water', unitCode: 'bureau' }], reason }],
  ['GET', '/api/v1/dispatch-catalogue?version=1', office],
];

const matters: readonly Act[] = [
  [
    ...(['POST', `/api/v1/matters/${desk('review-office')}/out-of-scope`, office] as const),
    { ground: 'legal-route', route: 'The court.' },
  ],
  ['POST', '/api/v1/matters/m-without/dispatches', office, { unitCode: 'bureau' }],
  ['POST', `/api/v1/matters/${desk('administrator')}/rulings`, office, { ruling: 'stays', reason }],
  ['POST', `/api/v1/matters/${desk('leader')}/pause-refusals`, office, { reason }],
  ['POST', `/api/v1/matters/${desk('handler')}/extension-decisions`, office, { granted: false, reason }],
  ['POST', `/api/v1/matters/${desk('auditor')}/closing`, office, { finding: 'done' }],
  ['POST', `/api/v1/matters/${desk('unit-head')}/reworks`, office, { reason }],
  ['POST', `/api/v1/matters/${desk('inspection-office')}/mergers`, office, { into: 'm-district', reason }],
];

const others: readonly Act[] = [
  ['GET', '/api/v1/matters?status=closed', office],
  ['GET', '/api/v1/rankings?period=2026-10&kind=live', office],
  ['GET', '/api/v1/rankings/extremes?period=2026-10&kind=live', office],
  ['PUT', '/api/v1/subscriptions', office, { kinds: ['rank-fallen'], units: ['bureau'], categories: [], fallenBy: 2 }],
  ['POST', '/api/v1/subscriptions/feed-key', office],
  ['DELETE', '/api/v1/subscriptions/feed-key', office],
];

async function keys(world: World): Promise<readonly string[]> {
  const body = { unit: 'bureau', types: ['*'], rights: [], expiresAt: '2027-06-01T00:00:00Z' };
  const forOthers = { ...body, types: ['kaoji.matter.registered.v1'], rights: ['for-others'] };
  const ids: string[] = [];
  for (const given of [body, forOthers, forOthers]) {
    const { json } = await world.send('POST', `${dir}/keys`, adm, given);
    ids.push((json as { id: string }).id);
  }
  const [own, confirmed, withdrawn] = ids;
  return await all(world, [
    ['POST', `${dir}/keys/${own ?? ''}/revocation`, adm],
    ['POST', `${dir}/keys/${confirmed ?? ''}/confirmation`, 'second'],
    ['POST', `${dir}/keys/${withdrawn ?? ''}/withdrawal`, adm],
  ]);
}

/** What agencies post, so that the office has something to decide. */
async function occasions(world: World): Promise<void> {
  const { data, ...envelope } = world.posted;
  const { unitCode: _, ...without } = data as { unitCode?: string };
  await world.post('k-hotline', [{ ...envelope, id: 'without', subject: 'm-without', data: without }]);
  const by = (type: string, role: Parameters<typeof deskOf>[0], more: object): object =>
    cloudEvent(`kaoji.matter.${type}.v1`, desk(role), { unitCode: deskOf(role), ...more });
  const replied = { reply: 'Done.', outcome: 'solved' };
  await world.post('k-other', [
    by('returned', 'administrator', { reason }),
    by('paused', 'leader', { reason: 'tender', basis: 'a rule' }),
    by('extension-requested', 'handler', { workingDays: 1, reason }),
    by('contacted', 'auditor', { contactedAt: '2026-10-13T02:00:30Z', channel: 'phone' }),
    by('replied', 'auditor', replied),
    by('replied', 'unit-head', replied),
  ]);
  await world.move('PT1M');
}

/** Its unit has the closing of a matter reviewed; a leader, who took no part, decides. */
async function review(world: World): Promise<readonly string[]> {
  const matter = '/api/v1/matters/m-without';
  const replied = { unitCode: 'bureau', reply: 'Done.', outcome: 'solved' };
  await world.post('k-own', [cloudEvent('kaoji.matter.replied.v1', 'm-without', replied)]);
  await world.move('PT1M');
  const closed = await all(world, [['POST', `${matter}/closing`, office, { finding: 'done' }]]);
  const { json } = await world.send('GET', matter, office);
  const [{ version: conclusion = 0 } = {}] = (json as { conclusions: readonly { version?: number }[] }).conclusions;
  return [
    ...closed,
    ...(await all(world, [
      ['POST', `${matter}/reviews`, 'p-unit-head', { conclusion, reason }],
      ['POST', `${matter}/review-decisions`, 'p-leader', { conclusion, changed: true, finding: 'well done' }],
    ])),
  ];
}

/** Posted, taken, and rejected by the directory: nobody is absent until before it begins. */
const wrongAbsence = cloudEvent('kaoji.post.absent.v1', 'p-other', { from: '2026-12-02', to: '2026-12-03' });

/** Asked for once the case is closed, with a paper. */
async function exclusion(world: World): Promise<readonly string[]> {
  const evidence = [world.evidence(world.objects.files.other)];
  const data = { unitCode: deskOf('auditor'), reason: 'emergency', evidence };
  await world.post('k-other', [cloudEvent('kaoji.matter.exclusion-requested.v1', desk('auditor'), data)]);
  await world.move('PT1M');
  return await all(world, [
    ['POST', `/api/v1/matters/${desk('auditor')}/exclusion-reviews`, office, { grant: true, reason }],
  ]);
}

/** Signed off: objections first, after the data close, then the freeze. */
async function publication(world: World): Promise<readonly string[]> {
  const month = '/api/v1/rankings/2026-10';
  await world.moveTo('2026-11-06T10:00:00+08:00');
  const joint = registration('m-joint', 'bureau');
  await world.post('k-hotline', [{ ...joint, data: { ...joint.data, coUnits: [{ unitCode: 'n1' }] } }]);
  await world.post('k-own', [wrongAbsence]);
  const { json } = await world.send('POST', `${month}/objections`, 'p-unit-head', { unit: 'bureau', reason });
  const { objection = 'nothing' } = json as { objection?: string };
  const first = await all(world, [
    ['POST', `${month}/objections/${objection}/decision`, office, { upheld: false, reason }],
  ]);
  await world.moveTo('2026-11-18T10:00:00+08:00');
  return [
    ...first,
    ...(await all(world, [
      ['POST', `${month}/sign-off`, 'p-leader', { acceptIncomplete: 'As it is.' }],
      ['GET', '/api/v1/rankings?period=2026-10', office],
      ['GET', '/api/v1/rankings/extremes?period=2026-10', office],
      ['POST', '/api/v1/rankings/what-if', office, { period: '2026-10', groups: [{ unit: 'bureau', category: 'x' }] }],
      ['GET', '/public/rankings/2026-10', office],
      ['GET', '/feeds/rankings.json', office],
    ])),
  ];
}

async function schemes(world: World): Promise<readonly string[]> {
  const { json } = await world.send('GET', '/api/v1/schemes', office);
  const { shipped, versions } = json as { shipped: Record<string, unknown>; versions: readonly unknown[] };
  const content = shipped['supervision-only'];
  return await all(world, [
    ['POST', '/api/v1/schemes', office, { effectiveFrom: '2027-01-01', reason, content }],
    ['POST', `/api/v1/schemes/${versions.length + 1}/confirmation`, 'p-review-office'],
  ]);
}

/** With what no role has: a session cookie, one's own password, the services' token. */
async function sessions(world: World): Promise<readonly string[]> {
  const username = 'p-auditor';
  const password = await world.secret(`city-password-${username}`);
  const refused = await all(world, [
    ['PUT', '/api/v1/session/password', username, { password, newPassword: 'another password' }],
  ]);
  const body = JSON.stringify({ username, password: 'another password' });
  const begun = await world.ask({ method: 'POST', path: '/api/v1/session', type: 'application/json', body });
  const renewed = await world.ask({ method: 'GET', path: '/api/v1/session', cookie: begun.cookie });
  const token = await world.secret('kaoji-internal-token');
  const streams = await world.ask({ method: 'GET', path: '/internal/streams', token });
  return [...refused, ...[renewed, streams].filter(({ status }) => status !== 200).map(({ text }) => text)];
}

/** Three years on: the unit n1 has gone over into n2, and the keys of what was closed are destroyed. */
async function years(world: World): Promise<void> {
  await world.moveTo('2029-12-01T10:00:00+08:00');
}

/** Those that were not accepted, with what was said. */
async function all(world: World, acts: readonly Act[]): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const [method, path, who, body] of acts) {
    const { status, text } = await world.send(method, path, who, body);
    if (status >= 300) refused.push(`${method} ${path}: ${text}`);
  }
  return refused;
}

/** One accepted request for the routes that rights and bad input only saw refused; what was refused is told. */
export async function acceptedOnce(world: World): Promise<readonly string[]> {
  const before = [
    ...(await all(world, [...directory, ...catalogue])),
    ...(await keys(world)),
    ...(await schemes(world)),
  ];
  await occasions(world);
  const decided = [
    ...(await all(world, [...matters, ...others])),
    ...(await exclusion(world)),
    ...(await review(world)),
  ];
  const published = [...(await publication(world)), ...(await sessions(world))];
  const noted = await all(world, [['POST', `/api/v1/inbox/${world.notice('p-below')}/read`, 'p-below']]);
  await years(world);
  return [...before, ...decided, ...published, ...noted];
}
