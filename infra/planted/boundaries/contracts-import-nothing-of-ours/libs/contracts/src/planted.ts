import * as other from '@kaoji/kernel';

export const taken = other;
