import * as other from './innocent.words.js';

export const taken = other;
