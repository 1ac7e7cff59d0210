type Schema = Record<string, unknown>;

export const text = { type: 'string' };
export const textOrNull = { type: ['string', 'null'] };
const time = { type: 'string', format: 'date-time' };
const timeOrNull = { type: ['string', 'null'], format: 'date-time' };
export const flag = { type: 'boolean' };
const objectOrNull = { type: ['object', 'null'] };
const objects = { type: 'array', items: { type: 'object' } };

export const list = (items: Schema): Schema => ({ type: 'array', items });

export const whole = (properties: Schema): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const round = whole({
  number: { type: 'integer' },
  because: text,
  unit: text,
  dispatchedAt: time,
  clockFrom: time,
  dueAt: timeOrNull,
  acceptBy: time,
  acceptedAt: timeOrNull,
  contacted: textOrNull,
  pauses: objects,
  extension: objectOrNull,
  steps: { type: 'array', items: whole({ step: text, dueAt: time, deliveredAt: time, withdrawn: flag }) },
  reply: objectOrNull,
  sentBack: flag,
  undone: flag,
});

/** What `matterView` makes. */
export const matterSchema = whole({
  number: text,
  source: text,
  kind: text,
  title: text,
  handling: text,
  weight: { type: 'integer' },
  status: text,
  citizen: flag,
  category: textOrNull,
  place: textOrNull,
  reference: textOrNull,
  registeredAt: time,
  unit: textOrNull,
  proposed: objectOrNull,
  light: textOrNull,
  dueAt: timeOrNull,
  provisional: flag,
  rounds: { type: 'array', items: round },
  parts: { type: 'array', items: whole({ unit: text, dueAt: timeOrNull, repliedAt: timeOrNull }) },
  transfer: objectOrNull,
  returned: objectOrNull,
  verifyBy: timeOrNull,
  closedAt: timeOrNull,
  followUpBy: timeOrNull,
  followUps: objects,
  exclusion: objectOrNull,
  office: objects,
  conclusions: objects,
  mergedInto: textOrNull,
  outOfScope: objectOrNull,
});

const eventSchema = whole({
  producer: text,
  stream: text,
  version: { type: 'integer' },
  type: text,
  data: { type: 'object' },
  metadata: { type: 'object' },
  occurredAt: time,
  recordedAt: time,
  hash: text,
});

const page = (items: Schema): Schema => whole({ items: { type: 'array', items }, next: textOrNull });

export const matterPageSchema = page(matterSchema);
export const historySchema = page(eventSchema);
export const numbersSchema = page(text);

/** What a petitioner sees of the matter. */
export const petitionersSchema = whole({
  number: text,
  state: text,
  registeredAt: time,
  dispatchedAt: timeOrNull,
  dueAt: timeOrNull,
  repliedAt: timeOrNull,
  closedAt: timeOrNull,
  reply: textOrNull,
});
