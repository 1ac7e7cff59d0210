import * as other from 'pg';

export const taken = other;
