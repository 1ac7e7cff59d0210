import * as other from '../../kernel/src/index.js';

export const taken = other;
