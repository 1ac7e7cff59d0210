import * as other from '@kaoji/testing';

export const taken = other;
