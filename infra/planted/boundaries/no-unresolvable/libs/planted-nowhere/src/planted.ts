import * as other from './nowhere.js';

export const taken = other;
