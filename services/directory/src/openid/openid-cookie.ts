import { cookieOf } from '@kaoji/http';
import { randomBytes } from 'node:crypto';

/** How long a person may take at the identity provider, in seconds. */
const longest = 600;

const nameOf = (tls: boolean): string => (tls ? '__Host-kaoji-openid' : 'kaoji-openid');

const written = (value: string, seconds: number, tls: boolean): string =>
  `${nameOf(tls)}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${tls ? '; Secure' : ''}`;

/** What holds a sign-in at the identity provider together; only the browser keeps it. */
export const newFlowToken = (): string => randomBytes(32).toString('base64url');

/** The Set-Cookie header that gives it to the browser. */
export const flowCookie = (token: string, tls: boolean): string => written(token, longest, tls);

/** The Set-Cookie header that takes it back: an answer is taken once. */
export const endedFlowCookie = (tls: boolean): string => written('', 0, tls);

/** The token that a Cookie header brings, if it is one of ours. */
export function flowTokenOf(header: string | undefined, tls: boolean): string | undefined {
  const token = cookieOf(header, nameOf(tls));
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}
