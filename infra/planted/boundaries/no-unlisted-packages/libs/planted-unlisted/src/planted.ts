import * as other from 'luxon';

export const taken = other;
