import { catalogue } from '../catalogue.js';
import type { EventCatalogue, EventDeclaration } from '../event-declaration.js';
import { dataSchemaOf } from './event-schema.js';

type Members = Readonly<Record<string, unknown>>;

/** An AsyncAPI 3.0 document. */
export interface AsyncApiDocument {
  readonly asyncapi: '3.0.0';
  readonly channels: Readonly<Record<string, Members>>;
  readonly operations: Readonly<Record<string, Members>>;
  readonly components: { readonly messages: Readonly<Record<string, { readonly payload: Members } & Members>> };
  readonly [section: string]: unknown;
}

const text = { type: 'string' } as const;

/** What travels beside the data: CloudEvents in binary mode with our extensions (messaging.md, The streams). */
const headers = {
  type: 'object',
  required: ['ce_id', 'ce_source', 'ce_type', 'ce_specversion', 'ce_time', 'partitionkey'],
  properties: {
    ce_id: text,
    ce_source: text,
    ce_type: text,
    ce_specversion: { const: '1.0' },
    ce_time: { type: 'string', format: 'date-time' },
    kaoji_version: text,
    kaoji_position: text,
    kaoji_hash: text,
    partitionkey: { ...text, description: 'The stream, e.g. `matter/2026-0001`: within it order is kept' },
    traceparent: text,
  },
} as const;

const channelOf = (producer: string): string => `kaoji.${producer}`;

const messageOf = (declaration: EventDeclaration): { payload: Members } & Members => ({
  name: declaration.event.type,
  contentType: 'application/json',
  headers,
  payload: dataSchemaOf(declaration),
  'x-kaoji-owner': declaration.owner,
  'x-kaoji-takers': [...declaration.takers],
  ...(declaration.waiting && { 'x-kaoji-waiting': true }),
});

const refTo = (...path: readonly string[]): Members => ({ $ref: `#/${path.join('/')}` });

const channel = (producer: string, declarations: readonly EventDeclaration[]): Members => ({
  address: channelOf(producer),
  description: `What ${producer} says happened, in order within a stream.`,
  messages: Object.fromEntries(
    declarations.map(({ event }) => [event.type, refTo('components', 'messages', event.type)]),
  ),
});

const operation = (producer: string): Members => ({
  action: 'send',
  channel: refTo('channels', channelOf(producer)),
});

/**
 * The AsyncAPI 3.0 document of the streams: a channel for each producer, a message for each type with the JSON Schema of
 * its data. Generated from the catalogue, so that a type is described once.
 */
export function asyncApiDocument(version: string, types: EventCatalogue = catalogue): AsyncApiDocument {
  const { declarations } = types;
  const producers = [...new Set(declarations.map(({ producer }) => producer))].sort();
  const of = (one: string): readonly EventDeclaration[] => declarations.filter(({ producer }) => producer === one);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Kaoji 考绩',
      version,
      description: 'Events of all services. New types and new optional fields may come; what is there stays.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(producers.map((producer) => [channelOf(producer), channel(producer, of(producer))])),
    operations: Object.fromEntries(producers.map((producer) => [`${producer}-says`, operation(producer)])),
    components: {
      messages: Object.fromEntries(declarations.map((declaration) => [declaration.event.type, messageOf(declaration)])),
    },
  };
}
