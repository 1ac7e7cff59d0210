import { endedFlowCookie, flowCookie, flowTokenOf, newFlowToken } from './openid-cookie.js';

const token = newFlowToken();

describe('the cookie of a sign-in at the identity provider', () => {
  it('lasts 10 minutes, is read by no script, and behind TLS is of this host alone', () => {
    expect(flowCookie(token, false)).toBe(`kaoji-openid=${token}; Max-Age=600; Path=/; HttpOnly; SameSite=Lax`);
    expect(flowCookie(token, true)).toBe(
      `__Host-kaoji-openid=${token}; Max-Age=600; Path=/; HttpOnly; SameSite=Lax; Secure`,
    );
    expect(endedFlowCookie(false)).toBe('kaoji-openid=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax');
  });

  it('is made of 256 random bits', () => {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(newFlowToken()).not.toBe(token);
  });

  it.each([
    [`kaoji-openid=${token}`, false, token],
    [`kaoji=session_x; kaoji-openid=${token}`, false, token],
    [`__Host-kaoji-openid=${token}`, true, token],
    [`kaoji-openid=${token}`, true, undefined],
    ['kaoji-openid=', false, undefined],
    [`kaoji-openid=${token}x`, false, undefined],
    ['kaoji=session_x', false, undefined],
    [undefined, false, undefined],
  ])('of the header %p (TLS %p) is %p', (header, tls, found) => {
    expect(flowTokenOf(header, tls)).toBe(found);
  });
});
