import { reject, type Rejection } from '@kaoji/kernel';
import type { Principal } from '../sign-in/principal.js';
import { rightsTable } from './rights-table.js';
import type { Role, Scope, Verb } from './verbs.js';

/** The organisation tree, as far as rights need it. */
export interface UnitTree {
  /** Whether `unit` lies below `of`; of a unit and itself either answer will do. */
  isBelow(unit: string, of: string): boolean;
}

/** The units for which somebody has a right: everything, or some units themselves and some with all below them. */
export type Reach =
  | { readonly kind: 'all' }
  | { readonly kind: 'units'; readonly own: readonly string[]; readonly subtrees: readonly string[] };

interface Post {
  readonly role: Role;
  readonly unit: string;
}

function postsOf(principal: Principal): readonly Post[] {
  switch (principal.kind) {
    case 'person':
      return [
        ...principal.roles.map((role) => ({ role, unit: principal.unit })),
        ...principal.standsInFor.map(({ role, unit }) => ({ role, unit })),
      ];
    case 'key':
      return [{ role: 'api-key', unit: principal.unit }];
    case 'public':
      return [{ role: 'public', unit: '' }];
  }
}

/** How far somebody's right to do this reaches; nothing when they have none. For lists: the units to ask for. */
export function reachOf(principal: Principal, verb: Verb): Reach | undefined {
  const granted = postsOf(principal)
    .map(({ role, unit }) => ({ scope: rightsTable[verb][role], unit }))
    .filter((grant): grant is { scope: Scope; unit: string } => grant.scope !== undefined);
  if (granted.length === 0) return undefined;
  if (granted.some(({ scope }) => scope === 'all')) return { kind: 'all' };
  const unitsBy = (wanted: Scope): readonly string[] => [
    ...new Set(granted.filter(({ scope }) => scope === wanted).map(({ unit }) => unit)),
  ];
  return { kind: 'units', own: unitsBy('own'), subtrees: unitsBy('subtree') };
}

/**
 * Whether somebody may do this for a unit. Without a unit it concerns the whole installation, which only the scope
 * `all` covers.
 */
export function may(principal: Principal, verb: Verb, unitConcerned: string | undefined, tree: UnitTree): boolean {
  const reach = reachOf(principal, verb);
  if (!reach) return false;
  if (reach.kind === 'all') return true;
  if (unitConcerned === undefined) return false;
  return (
    reach.own.includes(unitConcerned) ||
    reach.subtrees.some((top) => top === unitConcerned || tree.isBelow(unitConcerned, top))
  );
}

/** The refusal of what somebody may not do, 403: `not-allowed`, or `not-your-unit` when they may elsewhere. */
export function refusalUnlessMay(
  principal: Principal,
  verb: Verb,
  unitConcerned: string | undefined,
  tree: UnitTree,
): Rejection | undefined {
  if (may(principal, verb, unitConcerned, tree)) return undefined;
  const elsewhere = unitConcerned !== undefined && reachOf(principal, verb) !== undefined;
  return elsewhere ? reject('not-your-unit', { verb, unit: unitConcerned }) : reject('not-allowed', { verb });
}
