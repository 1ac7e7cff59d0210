import type { Role } from '@kaoji/http';
import { personAt, unitAt, type Place } from './city-of-roles.fixture.js';
import type { World } from './world.fixture.js';

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

/** A call without a body. */
export const get = (path: string | ((about: About) => string), able: Role = 'supervision-office'): Call => ({
  path: typeof path === 'string' ? () => path : path,
  able,
});

/** A call that would change something. */
export const post = (path: (about: About) => string, able: Role, body?: Call['body']): Call => ({
  path,
  able,
  ...(body && { body }),
});

/** Calls by method and path. */
export type Calls = Readonly<Record<string, Call>>;
