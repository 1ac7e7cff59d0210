import { postedTypes } from '@kaoji/contracts';
import { actorOf, reachOf, type PersonPrincipal, type Principal, type Reach } from '@kaoji/http';
import type { Poster } from './admission.policy.js';

const everyType = ['*', ...postedTypes.filter(({ who }) => who !== 'own').map(({ posted }) => posted.type)];

/** Their own unit where their post gives the right, else the one in which they stand in for somebody. */
function unitOf({ unit }: PersonPrincipal, reach: Reach | undefined): Pick<Poster, 'unit' | 'forUnitAlone'> {
  if (reach?.kind !== 'units' || reach.subtrees.includes(unit)) return { unit };
  if (reach.own.includes(unit)) return { unit, forUnitAlone: true };
  const [first] = reach.subtrees;
  return first === undefined ? { unit: reach.own[0] ?? unit, forUnitAlone: true } : { unit: first };
}

/**
 * Who posts, by what the sign-in says. A person at the console posts for their own unit; who may for all units (the
 * supervision office) posts about others too.
 */
export function posterOf(principal: Exclude<Principal, { kind: 'public' }>): Poster {
  const actor = actorOf(principal);
  if (principal.kind === 'key') {
    const { unit, types, rights } = principal;
    return { actor, unit, types, rights };
  }
  const reach = reachOf(principal, 'post-events');
  const isForAll = reach?.kind === 'all';
  const given = { types: isForAll ? everyType : ['*'], rights: isForAll ? ['for-others'] : [] };
  return { actor, ...unitOf(principal, reach), ...given };
}
