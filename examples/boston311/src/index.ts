export * from './event-api.js';
export { startKaoji, type StartedKaoji } from './installation.js';
export * from './load.js';
export * from './posted-events.js';
export * from './service-request.js';
