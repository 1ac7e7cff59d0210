import { tree } from '../tree.mjs';

export const files = tree({ count: 40, lines: 61, testLines: 61 });
