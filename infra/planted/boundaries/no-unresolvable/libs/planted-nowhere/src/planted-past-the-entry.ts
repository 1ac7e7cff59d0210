import * as other from '@kaoji/kernel/src/decimal.js';

export const taken = other;
