import type { Limit } from '@kaoji/calendar';
import type { Registration } from '../matter/file.state.js';
import type { SupervisionPolicy } from '../policy/supervision.policy.js';

/**
 * The limit of a matter: the one it names; else what its handling type, the law for its source, or the policy for
 * citizens' and internal matters gives (domain.md 3, Handling types) [M6].
 */
export function limitFor(
  { handling, source, citizen }: Pick<Registration, 'handling' | 'source' | 'citizen'>,
  named: Limit | null,
  policy: SupervisionPolicy,
): Limit {
  if (named !== null) return named;
  if (handling === 'immediate') return { immediate: true };
  return policy.limitBySource[source] ?? (citizen ? policy.defaultLimit.citizen : policy.defaultLimit.internal);
}
