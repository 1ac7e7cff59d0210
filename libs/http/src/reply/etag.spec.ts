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

describe('what is answered to If-None-Match', () => {
  const body = { a: 1 };

  it.each([
    ['', 200],
    ['"t"', 304],
    ['W/"t"', 304],
    [' "t" ', 304],
    ['"x","t"', 304],
    ['"x", W/"t" , "y"', 304],
    [' * ', 304],
    ['"T"', 200],
    ['t', 200],
    ['w/"t"', 200],
    ['"tt"', 200],
  ])('%j is %p, for a strong tag as for a weak one', (header, status) => {
    for (const etag of ['"t"', 'W/"t"']) {
      const reply = tagged(asking(header), body, etag);
      expect([reply.status, reply.body, reply.headers]).toStrictEqual([
        status,
        status === 304 ? undefined : body,
        { 'cache-control': 'no-cache', etag },
      ]);
    }
  });

  it('carries the headers of the route, which may keep it longer, and never another tag', () => {
    const headers = { 'cache-control': 'public, max-age=60', etag: '"other"', 'x-a': 'b' };
    expect(tagged(asking('"t"'), body, '"t"', headers).headers).toStrictEqual({
      'cache-control': 'public, max-age=60',
      'x-a': 'b',
      etag: '"t"',
    });
  });

  it('has the same tag for text and for its bytes', () => {
    expect(strongEtag('考绩')).toBe(strongEtag(Buffer.from('考绩')));
  });
});
