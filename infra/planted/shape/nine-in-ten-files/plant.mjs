import { tree } from '../tree.mjs';

export const files = {
  ...tree({ count: 40, lines: 30, testLines: 40 }),
  ...tree({ count: 5, lines: 121, testLines: 121, folder: 'libs/planted-long' }),
};
