import * as other from 'node:crypto';

export const taken = other;
