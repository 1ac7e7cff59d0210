import fc from 'fast-check';
import { cursorFrom, cursorText, longestCursor, pageOf, type Page } from './page.js';

const anything = /^[^]*$/;
const keyOf = (id: string): readonly string[] => [id];

describe('a list read page by page', () => {
  it('shows every row once, in order, whatever the size of the pages', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }), { maxLength: 40 });
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 9 }), (all, limit) => {
        const rows = [...all].sort();
        const seen: string[] = [];
        let page: Page<string> | undefined;
        do {
          const after = cursorFrom(page?.next ?? undefined, [anything]) as readonly string[] | undefined;
          const left = rows.filter((id) => after === undefined || id > (after[0] ?? ''));
          page = pageOf(left.slice(0, limit + 1), limit, keyOf);
          seen.push(...page.items);
          expect(page.items.length <= limit && (page.next === null || page.items.length === limit)).toBe(true);
        } while (page.next !== null);
        expect(seen).toStrictEqual(rows);
      }),
    );
  });

  it('gives cursors that come back as the same key, safe in an address', () => {
    const part = fc.string({ maxLength: 40, unit: 'grapheme' }).filter((text) => !text.includes('\u0000'));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (key) => {
        const text = cursorText(key);
        expect(text).toMatch(/^[\w-]+$/);
        const shape = key.map(() => anything);
        expect(cursorFrom(text, shape)).toStrictEqual(text.length > longestCursor ? expect.anything() : key);
      }),
    );
  });

  it('never throws for a cursor that somebody made up', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (text) => {
        const found = cursorFrom(text, [/^\d{1,18}$/]);
        const isKey = Array.isArray(found) && found.length === 1 && /^\d{1,18}$/.test(String(found[0]));
        expect(isKey || JSON.stringify(found) === '{"kind":"rejected","code":"invalid-cursor"}').toBe(true);
      }),
    );
  });
});
