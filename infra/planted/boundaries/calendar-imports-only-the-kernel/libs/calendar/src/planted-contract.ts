import * as other from '@kaoji/contracts';

export const taken = other;
