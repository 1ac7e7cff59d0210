import { installSchemas, type Installation, type SchemaToInstall } from './installation.js';
import { passwordNameOf, serviceRole, streamRole } from './roles.js';
import { randomSecret, type Secrets } from './secrets/secrets.js';

/**
 * New passwords for the role of every service and of the stream, while none is connected: first in the secrets, then in the
 * database. What a kill in between leaves, the next start sets right. Returns how many.
 */
export async function rotateRolePasswords(
  url: string,
  schemas: readonly SchemaToInstall[],
  secrets: Secrets,
): Promise<{ readonly installation: Installation; readonly count: number }> {
  const roles = [streamRole, ...schemas.map(({ name }) => serviceRole(name))];
  for (const role of roles) await secrets.replace(passwordNameOf(role), randomSecret());
  return { installation: await installSchemas(url, schemas, secrets), count: roles.length };
}
