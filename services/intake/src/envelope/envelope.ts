import { isCode, isTime } from '@kaoji/contracts';
import { reject, type Rejection } from '@kaoji/kernel';
import { unstorable } from './storable.js';

/** A posted event as its envelope says, unchanged: what its identity and digest are made of. */
export interface Envelope {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  /** As posted; without it the time of receipt counts. */
  readonly time?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Attributes = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const longestIdentity = 512;

/** URI-reference (RFC 3986): its characters and whole percent-encodings. */
const uriReference = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;

/** CloudEvents 1.0: attribute names are lower-case letters and digits. */
const attributeName = /^[a-z0-9]{1,64}$/;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= longestIdentity && !/\p{Cc}/u.test(value);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isJsonType = (value: unknown): boolean =>
  typeof value === 'string' && /^application\/json(\s*;.*)?$/i.test(value);

const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null || check(value);

const attributes: Readonly<Record<string, Check>> = {
  specversion: (value) => value === '1.0',
  id: isText,
  source: (value) => isText(value) && uriReference.test(value),
  type: isText,
  subject: isCode,
  time: optional(isTime),
  datacontenttype: optional(isJsonType),
  dataschema: optional((value) => isText(value) && uriReference.test(value)),
  data: isObject,
};

/** Extensions are allowed by CloudEvents and say nothing to us: they are let pass and not kept. */
const isExtension = (name: string, value: unknown): boolean =>
  attributeName.test(name) && name !== 'data_base64' && (value === null || typeof value !== 'object');

function brokenAttribute(item: Attributes): string | undefined {
  for (const [name, check] of Object.entries(attributes)) {
    if (!check(Object.hasOwn(item, name) ? item[name] : undefined)) return name;
  }
  return Object.keys(item).find((name) => !Object.hasOwn(attributes, name) && !isExtension(name, item[name]));
}

/** Reads one CloudEvent 1.0 in JSON format. Refuses with `invalid-event`, `invalid-text`, `too-deep`, `invalid-envelope`. */
export function envelopeOf(item: unknown): Envelope | Rejection {
  if (!isObject(item)) return reject('invalid-event');
  const refusal = unstorable(item);
  if (refusal) return refusal;
  const broken = brokenAttribute(item);
  if (broken !== undefined) return reject('invalid-envelope', { attribute: broken.slice(0, 64) });
  const { source, id, type, subject, time, data } = item as unknown as Envelope & { time?: string | null };
  return { source, id, type, subject, data, ...(typeof time === 'string' && { time }) };
}

/** What can be told of the identity of an item that is perhaps no event. */
export function tellable(item: unknown, name: 'source' | 'id'): string {
  const value: unknown = isObject(item) && Object.hasOwn(item, name) ? item[name] : undefined;
  return typeof value === 'string' ? value.slice(0, longestIdentity).replaceAll('\0', '\uFFFD').toWellFormed() : '';
}
