import * as other from '@kaoji/directory';

export const taken = other;
