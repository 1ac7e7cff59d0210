import * as other from 'typeorm';

export const taken = other;
