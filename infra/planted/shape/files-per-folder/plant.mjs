import { tree } from '../tree.mjs';

export const files = {
  ...tree({ count: 16, perFolder: 16, lines: 10, testLines: 10 }),
  ...tree({ count: 15, perFolder: 15, lines: 10, testLines: 10, folder: 'libs/innocent' }),
};
