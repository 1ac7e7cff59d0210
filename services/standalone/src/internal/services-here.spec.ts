import { ServicesHere } from './services-here.js';

describe('the token that the services share', () => {
  const here = new ServicesHere('s3cret');

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
  ])('%j opens: %p', (header, opens) => {
    expect(here.opens(header)).toBe(opens);
  });

  it('before the services are there has none, and nothing to settle', async () => {
    expect(here.services).toStrictEqual([]);
    await expect(here.settle()).resolves.toBeUndefined();
  });
});
