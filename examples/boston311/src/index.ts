export * from './event-api.js';
export * from './load.js';
export * from './posted-events.js';
export * from './service-request.js';
