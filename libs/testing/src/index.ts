export * from './fixed-clock.js';
export * from './given-when-then.js';
export * from './seen.js';
export * from './test-database.js';
export * from './until.js';
