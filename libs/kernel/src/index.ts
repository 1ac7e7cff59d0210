export * from './canonical-json.js';
export * from './clock.js';
export * from './decider.js';
export * from './decimal.js';
export * from './digest.js';
export * from './period.js';
export * from './stream-id.js';
