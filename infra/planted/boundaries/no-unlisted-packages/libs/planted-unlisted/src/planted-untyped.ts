import * as other from 'decimal.js';

export const taken = other;
