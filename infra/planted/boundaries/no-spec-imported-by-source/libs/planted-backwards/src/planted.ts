import * as other from './innocent.spec.js';

export const taken = other;
