import * as other from '@kaoji/messaging';

export const taken = other;
