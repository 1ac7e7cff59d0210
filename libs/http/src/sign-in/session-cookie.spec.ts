import { cookieOf, endedSessionCookie, sessionCookie } from './session-cookie.js';

describe('the session cookie', () => {
  it('is bound to the host behind TLS', () => {
    expect(sessionCookie('t', 600, true)).toBe('__Host-kaoji=t; Max-Age=600; Path=/; HttpOnly; SameSite=Lax; Secure');
    expect(sessionCookie('t', 600, false)).toBe('kaoji=t; Max-Age=600; Path=/; HttpOnly; SameSite=Lax');
    expect(endedSessionCookie(false)).toBe('kaoji=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax');
  });

  it.each([
    [undefined, undefined],
    ['other=1', undefined],
    ['xkaoji=1', undefined],
    ['__Host-kaoji=1', undefined],
    ['kaoji=a.b=c', 'a.b=c'],
    ['a=1; kaoji=x; kaoji=y', 'x'],
  ])('in %p is %p', (header, value) => {
    expect(cookieOf(header, 'kaoji')).toBe(value);
  });
});
