import { randomSecret } from '@kaoji/persistence';
import type { ServiceProcess } from '@kaoji/scheduling';
import type { SigningIn } from './signing-in.js';

/** Given by the environment, where it is: see `firstAdministratorFrom`. */
export interface FirstAdministrator {
  readonly username: string;
  readonly password?: string | undefined;
}

/** What to tell whoever installs; a generated password is shown once and kept nowhere. */
export interface MadeAdministrator {
  readonly username: string;
  readonly generatedPassword?: string;
}

/** The unit of who belongs to the installation itself: no unit has this code. */
const installation = 'installation';

/** Makes the first administrator when nobody can sign in yet; two are needed for rights, so this one proposes, others confirm. */
export async function makeFirstAdministrator(
  running: ServiceProcess,
  signingIn: SigningIn,
  { username, password }: FirstAdministrator,
): Promise<MadeAdministrator | undefined> {
  if (await signingIn.accounts.any()) return undefined;
  const record = {
    code: username,
    name: username,
    unit: installation,
    roles: ['administrator'],
    email: null,
    standIn: null,
    active: true,
  };
  await running.executor.submit({
    origin: { kind: 'fresh' },
    commands: [{ stream: `person/${username}`, command: { type: 'load', record } }],
    metadata: { actor: installation, rootAt: running.clock.now() },
  });
  const chosen = password ?? randomSecret();
  await signingIn.setPassword(username, username, chosen);
  return password === undefined ? { username, generatedPassword: chosen } : { username };
}
