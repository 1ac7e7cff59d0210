import { postedTypes } from '@kaoji/contracts';
import { actorOf, reachOf, type Principal } from '@kaoji/http';
import type { Poster } from './admission.policy.js';

const everyType = ['*', ...postedTypes.filter(({ who }) => who !== 'own').map(({ posted }) => posted.type)];

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
  const isForAll = reachOf(principal, 'post-events')?.kind === 'all';
  return { actor, unit: principal.unit, types: isForAll ? everyType : ['*'], rights: isForAll ? ['for-others'] : [] };
}
