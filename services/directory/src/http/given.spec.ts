import { givenOf, withoutNulls } from './given.js';

class Payload {
  name = 'n';
  parent: string | null = null;
  kind?: string = undefined;
}

describe('a payload', () => {
  it('as a plain object keeps null, which says something, and undefined', () => {
    const given = givenOf(new Payload());
    expect(given).toStrictEqual({ name: 'n', parent: null, kind: undefined });
    expect(Object.getPrototypeOf(given)).toBe(Object.prototype);
  });

  it('without what says nothing keeps false, zero, empty texts and lists', () => {
    expect(withoutNulls({ a: null, b: undefined, c: '', d: 0, e: false, f: [] })).toStrictEqual({
      c: '',
      d: 0,
      e: false,
      f: [],
    });
    expect(withoutNulls(new Payload())).toStrictEqual({ name: 'n' });
  });
});
