import { rotatedToken } from './internal-token.policy.js';
import { ServicesHere } from './services-here.js';

describe('the token that the services share', () => {
  const here = new ServicesHere(() => Promise.resolve('s3cret'));

  it.each([
    ['Bearer s3cret', true],
    ['Bearer s3cret ', false],
    ['bearer s3cret', false],
    ['Bearer S3CRET', false],
    ['Bearer s3cre', false],
    ['Bearer s3crets', false],
    ['Bearer ', false],
    ['s3cret', false],
    ['Basic s3cret', false],
    ['', false],
    [undefined, false],
  ])('%j opens: %p', async (header, opens) => {
    expect(await here.opens(header)).toBe(opens);
  });

  it('is taken up when it is rotated, and the former one opens for a while', async () => {
    let secret = 'one';
    const rotating = new ServicesHere(() => Promise.resolve(secret));
    const opened = () => Promise.all(['one', 'two'].map((token) => rotating.opens(`Bearer ${token}`)));
    expect(await opened()).toStrictEqual([true, false]);
    secret = rotatedToken('one', 'two', Date.now());
    expect(await opened()).toStrictEqual([true, true]);
    secret = rotatedToken('one', 'two', Date.now() - 16 * 60_000);
    expect(await opened()).toStrictEqual([false, true]);
  });

  it('before the services are there has none, and nothing to settle', async () => {
    expect(here.services).toStrictEqual([]);
    await expect(here.settle()).resolves.toBeUndefined();
  });
});
