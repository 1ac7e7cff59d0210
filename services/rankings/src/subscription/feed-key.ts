import type { DirectoryCopy } from '@kaoji/directory-copy';
import { roles, type PersonPrincipal, type Role } from '@kaoji/http';
import { sha256 } from '@kaoji/kernel';
import { randomBytes } from 'node:crypto';

/** 192 random bits; it reads feeds and nothing else. */
export const newFeedKey = (): string => `kaojifeed_${randomBytes(24).toString('base64url')}`;

export const feedKeyDigest = (key: string): string => sha256(key).toString('hex');

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role);

/** Whom a key reads as: the person with the roles of today; nobody once they have left. Who stands in brings no key. */
export function readerOf(directory: Pick<DirectoryCopy, 'person'>, code: string): PersonPrincipal | undefined {
  const person = directory.person(code);
  if (!person?.active) return undefined;
  const { name, unit } = person;
  return { kind: 'person', code, name, unit, roles: person.roles.filter(isRole), standsInFor: [] };
}
