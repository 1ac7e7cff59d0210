import type { Role, Scope } from '@kaoji/http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { places, type Place } from './city-of-roles.fixture.js';
import type { Answered } from './asking.fixture.js';
import { about, type Call } from './calls.fixture.js';
import { surface } from './surface.fixture.js';
import type { World } from './world.fixture.js';

export type Allowed = Scope | 'refused';

/** docs/rights.yaml: route, role, how far. */
export const writtenRights = (): Readonly<Record<string, Readonly<Record<string, Allowed>>>> =>
  parse(readFileSync(join(__dirname, '..', '..', '..', 'docs', 'rights.yaml'), 'utf8')) as never;

/** Codes that refuse by right; all others say that the right was there and something else was not. */
const refusals = [
  'not-signed-in',
  'invalid-credentials',
  'not-allowed',
  'not-your-unit',
  'not-a-person',
  'not-found',
  'notice-unknown',
  'type-not-allowed',
  'not-own-unit',
  'not-for-others',
];

/** The code of a problem, or of the one event that was posted. */
export function codeOf({ status, json }: Answered): string | undefined {
  const { code, results } = (json ?? {}) as { code?: string; results?: readonly { code?: string }[] };
  return results?.[0] ? results[0].code : status >= 400 ? code : undefined;
}

function isAllowed(call: Call, answer: Answered, shown: string | undefined): boolean {
  const code = codeOf(answer);
  if (code !== undefined) return !refusals.includes(code);
  return shown === undefined || answer.text.includes(shown);
}

const scopes: Readonly<Record<string, Allowed>> = {
  'own below other': 'all',
  'own below': 'subtree',
  own: 'own',
  '': 'refused',
};

/** Calls a route as a role with an object in each place, and tells how far its right reaches. */
export async function reachFound(world: World, route: string, role: Role): Promise<string> {
  const call = surface[route];
  if (!call) return 'no call';
  const allowed: Place[] = [];
  for (const place of call.asIs ? (['own'] as const) : places) {
    const what = about(world, role, place);
    const answer = await world.ask(asked(route, call, what, world.tokenOf(role)));
    if (isAllowed(call, answer, call.shows?.(what))) allowed.push(place);
  }
  if (call.asIs) return allowed.length === 1 ? 'all' : 'refused';
  return scopes[allowed.join(' ')] ?? `only ${allowed.join(' ')}`;
}

/** The request that a call makes. */
export function asked(route: string, call: Call, what: ReturnType<typeof about>, token: string | undefined) {
  const body = call.raw ? call.raw(what) : call.body && JSON.stringify(call.body(what));
  return {
    method: route.split(' ')[0] ?? '',
    path: call.path(what),
    token,
    body,
    type: body === undefined ? undefined : (call.type ?? 'application/json'),
  };
}
