import { text } from '../tree.mjs';

export const files = {
  'libs/planted/src/planted.ts': text(251),
  'libs/planted/src/innocent.ts': text(250),
  'libs/planted/src/innocent.spec.ts': text(400),
};
