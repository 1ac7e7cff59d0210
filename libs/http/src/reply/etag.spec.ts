import { isNotModified, strongEtag, tagged, weakEtag } from './etag.js';

const asking = (tag?: string) => ({ headers: tag === undefined ? {} : { 'if-none-match': tag } });

describe('entity tags', () => {
  it('differ with the bytes', () => {
    expect(strongEtag('a')).toMatch(/^"[\w-]{27}"$/);
    expect(strongEtag('a')).not.toBe(strongEtag('b'));
    expect(weakEtag('a')).toBe(`W/${strongEtag('a')}`);
  });

  it.each([
    [undefined, false],
    ['"other"', false],
    [strongEtag('a'), true],
    [weakEtag('a'), true],
    [`"other", ${weakEtag('a')}`, true],
    ['*', true],
  ])('If-None-Match %p: not modified %p', (tag, expected) => {
    expect(isNotModified(asking(tag), strongEtag('a'))).toBe(expected);
  });

  it('a body that the caller has is not sent again', () => {
    expect(tagged(asking(), { a: 1 }, '"t"')).toMatchObject({ status: 200, body: { a: 1 }, headers: { etag: '"t"' } });
    expect(tagged(asking('"t"'), { a: 1 }, '"t"')).toMatchObject({ status: 304, body: undefined });
  });
});
