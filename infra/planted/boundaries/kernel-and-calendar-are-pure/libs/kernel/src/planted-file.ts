import * as other from 'node:fs';

export const taken = other;
