import { acceptedTokens, rotatedToken } from './internal-token.policy.js';

const minutes = (count: number): number => count * 60_000;

describe('the token that the services share', () => {
  it('is one until it is rotated', () => {
    expect(acceptedTokens('one', 0)).toStrictEqual(['one']);
  });

  it.each([
    [0, ['two', 'one']],
    [minutes(15) - 1, ['two', 'one']],
    [minutes(15), ['two']],
  ])('after a rotation opens with the former one for 15 minutes: at %p', (after, tokens) => {
    expect(acceptedTokens(rotatedToken('one', 'two', 1_000), 1_000 + after)).toStrictEqual(tokens);
  });

  it('rotated twice in the meantime opens with the last two', () => {
    const twice = rotatedToken(rotatedToken('one', 'two', 0), 'three', 1);
    expect(acceptedTokens(twice, 2)).toStrictEqual(['three', 'two']);
  });

  it.each(['one\n', 'one\nformer', 'one\nformer ', 'one\n 99', 'one\nformer soon'])('%j opens with one', (secret) => {
    expect(acceptedTokens(secret, 0)).toStrictEqual(['one']);
  });
});
