import { tableOf } from './table.js';

it('columns of a table stand below each other, a Chinese character being two wide', () => {
  expect(
    tableOf([
      ['中文', 'a', 'x'],
      ['ab', 'bcd', 'y'],
    ]),
  ).toStrictEqual(['中文  a    x', 'ab    bcd  y']);
});
