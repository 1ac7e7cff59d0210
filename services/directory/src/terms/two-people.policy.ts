import { reject, type Rejection } from '@kaoji/kernel';
import type { DirectoryCircumstances } from './directory-terms.policy.js';

/**
 * What one person proposed another confirms (architecture.md, Security). Only while nobody else holds an office that could
 * confirm, as in an installation with its first administrator alone, the same person may; both names stand in the events.
 */
export function refuseUnlessTwo(
  proposedBy: string,
  { actor, terms }: DirectoryCircumstances,
  offices: readonly string[],
  concerned?: string,
): Rejection | undefined {
  if (actor !== proposedBy) return undefined;
  const others = terms.people().filter(({ code }) => code !== actor && code !== concerned);
  const somebodyElse = others.some(({ active, roles }) => active && roles.some((role) => offices.includes(role)));
  return somebodyElse ? reject('two-people-needed') : undefined;
}
