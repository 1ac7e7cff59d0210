import { reject } from '@kaoji/kernel';
import { cursorFrom, cursorText, pageOf } from './page.js';

const shape = [/^\d{4}$/, /^[\w-]+$/];
const rows = [1, 2, 3].map((id) => ({ year: '2026', id: `m-${id}` }));
const keyOf = ({ year, id }: { year: string; id: string }): readonly string[] => [year, id];

describe('pages', () => {
  it('the row too many tells that there is more and is not shown', () => {
    const page = pageOf(rows, 2, keyOf);
    expect(page.items).toStrictEqual(rows.slice(0, 2));
    expect(cursorFrom(page.next ?? '', shape)).toStrictEqual(['2026', 'm-2']);
  });

  it.each([3, 4])('three rows asked for by %d are the last page', (limit) => {
    expect(pageOf(rows, limit, keyOf)).toStrictEqual({ items: rows, next: null });
  });

  it('no rows are the last page', () => {
    expect(pageOf([], 2, keyOf)).toStrictEqual({ items: [], next: null });
  });

  it('no cursor is the first page', () => {
    expect(cursorFrom(undefined, shape)).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no base64', '???'],
    ['no JSON', Buffer.from('x').toString('base64url')],
    ['no list', Buffer.from('{}').toString('base64url')],
    ['a part too few', cursorText(['2026'])],
    ['a part too many', cursorText(['2026', 'a', 'b'])],
    ['a number', Buffer.from('[2026,"a"]').toString('base64url')],
    ['another shape', cursorText(['26', 'a'])],
    ['U+0000', cursorText(['2026', 'a\u0000'])],
    ['endless text', 'a'.repeat(2_001)],
  ])('%s is refused', (_name, text) => {
    expect(cursorFrom(text, shape)).toStrictEqual(reject('invalid-cursor'));
  });
});
