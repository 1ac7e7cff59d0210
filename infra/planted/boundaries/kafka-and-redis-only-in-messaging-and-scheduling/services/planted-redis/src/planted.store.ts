import * as other from 'ioredis';

export const taken = other;
