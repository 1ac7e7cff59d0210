import * as other from 'kafkajs';

export const taken = other;
