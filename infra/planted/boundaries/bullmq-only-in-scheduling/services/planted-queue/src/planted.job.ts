import * as other from 'bullmq';

export const taken = other;
