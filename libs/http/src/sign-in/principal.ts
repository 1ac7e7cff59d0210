import type { FastifyRequest } from 'fastify';
import type { Role } from '../rights/verbs.js';

/** What somebody may do beside their own post, because its holder is absent (domain.md 1, AB post). */
export interface StandIn {
  readonly role: Role;
  readonly unit: string;
}

export interface PersonPrincipal {
  readonly kind: 'person';
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly standsInFor: readonly StandIn[];
}

/** A right that a key has only when two people gave it (`for-others`) or to load history (`backfill`). */
export type KeyRight = 'backfill' | 'for-others';

export interface KeyPrincipal {
  readonly kind: 'key';
  readonly id: string;
  readonly unit: string;
  /** The event types that it may post. */
  readonly types: readonly string[];
  readonly rights: readonly KeyRight[];
}

export interface PublicPrincipal {
  readonly kind: 'public';
}

/** Who asks. */
export type Principal = PersonPrincipal | KeyPrincipal | PublicPrincipal;

export const nobody: PublicPrincipal = { kind: 'public' };

/** Who did it, as it stands in an event's metadata: a person's code, `key:<id>`, or `public`. */
export function actorOf(principal: Principal): string {
  switch (principal.kind) {
    case 'person':
      return principal.code;
    case 'key':
      return `key:${principal.id}`;
    case 'public':
      return 'public';
  }
}

const principals = new WeakMap<object, Principal>();

/** Remembered by the guard for the life of the request. */
export const signedInAs = (request: FastifyRequest, principal: Principal): void =>
  void principals.set(request.raw, principal);

/** Who makes this request; the public until the guard has seen it. */
export const principalOf = (request: FastifyRequest): Principal => principals.get(request.raw) ?? nobody;
