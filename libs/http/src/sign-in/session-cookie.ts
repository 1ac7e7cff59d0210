/** Name of the session cookie: with `__Host-` a browser takes it only over TLS, for this host and the path `/`. */
export const sessionCookieName = (tls: boolean): string => (tls ? '__Host-kaoji' : 'kaoji');

const attributes = (tls: boolean): string => `; Path=/; HttpOnly; SameSite=Lax${tls ? '; Secure' : ''}`;

/** The Set-Cookie header of a new session. @param seconds how long it lasts. */
export const sessionCookie = (token: string, seconds: number, tls: boolean): string =>
  `${sessionCookieName(tls)}=${token}; Max-Age=${Math.max(0, Math.floor(seconds))}${attributes(tls)}`;

/** The Set-Cookie header that ends a session. */
export const endedSessionCookie = (tls: boolean): string => `${sessionCookieName(tls)}=; Max-Age=0${attributes(tls)}`;

/** The value of a cookie in a Cookie header (RFC 6265, 4.2); tokens need no decoding. The first of a name counts. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  const pair = (header ?? '').split(';').find((part) => part.trimStart().startsWith(`${name}=`));
  return pair?.slice(pair.indexOf('=') + 1).trim();
}
