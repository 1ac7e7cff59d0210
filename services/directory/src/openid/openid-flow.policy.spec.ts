import { flowOf } from './openid-flow.policy.js';

describe('what one sign-in at the identity provider is held together by', () => {
  it('follows from the token of the browser alone', () => {
    expect(flowOf('token')).toStrictEqual(flowOf('token'));
    expect(flowOf('token')).toStrictEqual({
      state: 'mdDjBVfjxIuNNX7wrQK30kbIxPsoF8gDt_v-6i-WS68',
      nonce: 'tLA95dS84XqLCZsMUUH8nN-q-xnSowajdvtT6TzV7cg',
      verifier: '7HGpclNfrqng3eeGUC2aV8dW_jR2ePMZHXpMOVlJX88',
    });
  });

  it('differs from browser to browser', () => {
    const [one, other] = [flowOf('one'), flowOf('other')];
    expect(new Set([...Object.values(one), ...Object.values(other)]).size).toBe(6);
  });

  it('has a verifier as PKCE wants it: 43 to 128 unreserved characters', () => {
    expect(flowOf('token').verifier).toMatch(/^[\w-]{43}$/);
  });
});
