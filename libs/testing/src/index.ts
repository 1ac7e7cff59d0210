export * from './fixed-clock.js';
export * from './given-when-then.js';
export * from './open-api-check.js';
export * from './answers-seen.js';
export * from './seen.js';
export * from './test-database.js';
export * from './until.js';
