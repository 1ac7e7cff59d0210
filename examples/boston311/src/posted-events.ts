import type { ServiceRequest } from './service-request.js';

/** A CloudEvent as an agency posts it. */
export interface PostedEvent {
  readonly specversion: '1.0';
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: object;
}

/** What the contract asks for and the file does not have; the adapter's README lists where it stands. */
export const notInTheFile = 'not in the published file';

const envelope = (request: ServiceRequest, what: string, type: string, time: string, data: object): PostedEvent => ({
  specversion: '1.0',
  source: '/boston311',
  id: `${request.number}-${what}`,
  type,
  subject: request.number,
  time,
  datacontenttype: 'application/json',
  data,
});

/** A department as a unit's code: codes hold no white space. */
export const unitCode = ({ department }: ServiceRequest): string => department.replaceAll(/\s/g, '_');

const registered = (request: ServiceRequest): PostedEvent =>
  envelope(request, 'registered', 'kaoji.matter.registered.v1', request.opened, {
    source: 'hotline',
    kind: 'help',
    title: request.type,
    content: notInTheFile,
    category: request.reason,
    unitCode: unitCode(request),
    handling: 'limited',
    limit: request.target === null ? { none: true } : { dueAt: request.target },
  });

const replied = (request: ServiceRequest, closed: string): PostedEvent =>
  envelope(request, 'replied', 'kaoji.matter.replied.v1', closed, {
    unitCode: unitCode(request),
    reply: notInTheFile,
    outcome: 'explained',
  });

/** The events of one service request: registered, and replied when it was closed. */
export const eventsOf = (request: ServiceRequest): readonly PostedEvent[] =>
  request.closed === null ? [registered(request)] : [registered(request), replied(request, request.closed)];
