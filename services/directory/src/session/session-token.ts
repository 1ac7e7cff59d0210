import { sessionCookieName } from '@kaoji/http';
import type { HttpRequest } from '../http/answers.js';

/** The session that the request's cookie brings, if any. */
export function sessionTokenOf(request: HttpRequest, tls: boolean): string | undefined {
  const name = sessionCookieName(tls);
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=session_`))?.slice(name.length + 1);
}
