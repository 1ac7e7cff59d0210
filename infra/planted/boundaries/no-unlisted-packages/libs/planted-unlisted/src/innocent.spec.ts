import * as other from 'fast-check';

export const taken = other;
