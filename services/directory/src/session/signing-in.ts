import type { DirectoryCopy } from '@kaoji/directory-copy';
import { roles, type PersonPrincipal, type Role, type TokenVerifier } from '@kaoji/http';
import { sha256, type Clock } from '@kaoji/kernel';
import { randomBytes } from 'node:crypto';
import type { AccessTokens } from '../token/access-tokens.js';
import { Accounts } from './account.store.js';
import { passwordFits, passwordHash } from './password.js';
import { lentRoles } from './principal.policy.js';
import { Sessions } from './session.store.js';

/** How long a session lasts: a working day, in real time. */
export const sessionSeconds = 12 * 3600;

const prefix = 'session_';

const digestOf = (token: string): Buffer => sha256(token);

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role);

/** Passwords, sessions and tokens of people. */
export class SigningIn {
  /** Takes access tokens and session tokens; a person no longer in office is nobody. */
  readonly verifier: TokenVerifier = { verify: (token) => this.verify(token) };

  constructor(
    private readonly records: DirectoryCopy,
    private readonly clock: Clock,
    readonly accounts: Accounts,
    private readonly sessions: Sessions,
    readonly tokens: AccessTokens,
  ) {}

  /** The person with this name and password, if in office. */
  async recognise(username: string, password: string): Promise<PersonPrincipal | undefined> {
    const account = await this.accounts.byUsername(username);
    const fits = await passwordFits(password, account?.passwordHash);
    return fits && account ? this.person(account.person) : undefined;
  }

  /** A person with the rights that hold now. */
  person(code: string): PersonPrincipal | undefined {
    const record = this.records.person(code);
    if (record?.active !== true) return undefined;
    const lent = lentRoles(code, this.records.people(), (one) => this.records.absences(one), this.clock.now());
    return {
      kind: 'person',
      code,
      name: record.name,
      unit: record.unit,
      roles: record.roles.filter(isRole),
      standsInFor: lent.flatMap(({ role, unit }) => (isRole(role) ? [{ role, unit }] : [])),
    };
  }

  /** Begins a session; its token is for the cookie alone. */
  async begin(person: string): Promise<string> {
    const token = `${prefix}${randomBytes(32).toString('base64url')}`;
    await this.sessions.begin(digestOf(token), person, sessionSeconds);
    return token;
  }

  async end(token: string): Promise<void> {
    await this.sessions.end(digestOf(token));
  }

  /** Sets a password and ends the person's sessions, but for the one it is changed in; whether the name was free. */
  async setPassword(person: string, username: string, password: string, kept?: string): Promise<boolean> {
    const free = await this.accounts.put({ username, person, passwordHash: await passwordHash(password) });
    if (free) await this.sessions.endOthers(person, kept === undefined ? undefined : digestOf(kept));
    return free;
  }

  private async verify(token: string): Promise<PersonPrincipal | undefined> {
    if (!token.startsWith(prefix)) return await this.tokens.verifier.verify(token);
    const person = await this.sessions.person(digestOf(token));
    return person === undefined ? undefined : this.person(person);
  }
}
