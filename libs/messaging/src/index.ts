export * from './failpoint.js';
export * from './ledger/event-hash.js';
export * from './ledger/read-stream.js';
export * from './ledger/tables.sql.js';
export * from './executor/aggregate.js';
export * from './executor/decide-chunk.js';
export * from './executor/executor.js';
export * from './executor/service-ledger.js';
export * from './executor/work.js';
export * from './consumer/consumer.js';
export * from './consumer/handlers.js';
export * from './stream/feed.js';
export * from './stream/memory-stream.js';
export * from './stream/postgres-stream.js';
export * from './stream/stream.js';
export * from './stream/wake.js';
export * from './ledger/verify-ledger.js';
export {
  positionParts,
  positionText,
  startOfFeed,
  type AddressedCommand,
  type Circumstances,
  type DraftEvent,
  type DueStep,
  type EventMetadata,
  type NewEvent,
  type Position,
  type Reaction,
  type RecordedEvent,
} from '@kaoji/kernel';
