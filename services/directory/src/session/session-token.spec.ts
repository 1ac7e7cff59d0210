import type { HttpRequest } from '../http/answers.js';
import { sessionTokenOf } from './session-token.js';

const asking = (cookie: string | undefined): HttpRequest =>
  ({ headers: cookie === undefined ? {} : { cookie } }) as unknown as HttpRequest;

describe('the session of a request', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['kaoji=session_a', 'session_a'],
    ['other=1; kaoji=session_a', 'session_a'],
    ['other=1;kaoji=session_a;more=2', 'session_a'],
    ['kaoji=session_a; kaoji=session_b', 'session_a'],
    ['kaoji=', undefined],
    ['kaoji=eyJhbGciOi', undefined],
    ['kaoji=eyJhbGciOi; kaoji=session_b', 'session_b'],
    ['xkaoji=session_a', undefined],
    ['KAOJI=session_a', undefined],
    ['__Host-kaoji=session_a', undefined],
  ])('in the cookies %p is %p', (cookie, token) => {
    expect(sessionTokenOf(asking(cookie), false)).toBe(token);
  });

  it('behind TLS stands in the cookie that is bound to the host, in no other', () => {
    expect(sessionTokenOf(asking('kaoji=session_a; __Host-kaoji=session_b'), true)).toBe('session_b');
    expect(sessionTokenOf(asking('kaoji=session_a'), true)).toBeUndefined();
  });
});
