import { tree } from '../tree.mjs';

export const files = tree({ count: 40, lines: 30, testLines: 23 });
