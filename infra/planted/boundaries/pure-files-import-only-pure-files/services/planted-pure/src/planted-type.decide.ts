import type { Words } from './innocent.words.js';

export type Taken = Words;
