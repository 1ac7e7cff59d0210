import { Reply, sessionCookie, type HttpSettings, type PersonPrincipal } from '@kaoji/http';
import { sessionSeconds, type SigningIn } from './signing-in.js';

type Headers = Readonly<Record<string, string>>;

/** An access token for a person who is signed in. */
export async function tokenReply(
  { tokens }: SigningIn,
  person: PersonPrincipal,
  headers: Headers = {},
): Promise<Reply> {
  const { accessToken, expiresAt } = await tokens.issue(person);
  return new Reply(200, { accessToken, expiresAt, person }, { 'cache-control': 'no-store', ...headers });
}

/** Begins a session for whoever proved who they are, by whichever way (contract.md, Sign-in). */
export async function beginSession(
  signingIn: SigningIn,
  person: PersonPrincipal,
  { tls }: HttpSettings,
): Promise<Reply> {
  const session = await signingIn.begin(person.code);
  return await tokenReply(signingIn, person, { 'set-cookie': sessionCookie(session, sessionSeconds, tls) });
}
