type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const texts = { type: 'array', items: text };
const time = { type: 'string', format: 'date-time' };
const day = { type: 'string', format: 'date' };
const dayOrNull = { type: ['string', 'null'], format: 'date' };
const flag = { type: 'boolean' };

const object = (properties: Schema, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

/** A page of a list. */
export const pageSchema = (items: Schema): Schema => object({ items: { type: 'array', items }, next: textOrNull });

export const listSchema = (items: Schema): Schema => object({ items: { type: 'array', items } });

const roles = object({ head: text, leadership: text, coordination: text, handlers: texts }, [
  'head',
  'leadership',
  'coordination',
]);

export const unitSchema = object({
  code: text,
  name: text,
  parent: textOrNull,
  kind: text,
  category: textOrNull,
  validFrom: day,
  validTo: dayOrNull,
  successors: texts,
  roles,
});

export const absenceSchema = object({ person: text, from: time, to: time });

export const personSchema = object({
  code: text,
  name: text,
  unit: text,
  roles: texts,
  email: textOrNull,
  standIn: textOrNull,
  active: flag,
});

export const rightsProposalSchema = object({ person: text, roles: texts, proposedBy: text });

const keyFields = { id: text, unit: text, types: texts, rights: texts, expiresAt: time };

/** A key without its digest: what people may see of it. */
export const keySchema = object({ ...keyFields, state: { enum: ['proposed', 'valid', 'revoked'] } });

/** `key` is the secret itself, in the first answer only. */
export const newKeySchema = object({ ...keyFields, state: text, key: text }, ['key']);

export const calendarSchema = object({
  version: { type: 'integer' },
  zone: text,
  kind: { enum: ['china', 'weekdays'] },
  daysOff: { type: 'array', items: day },
  workedDays: { type: 'array', items: day },
  announcedYears: { type: 'array', items: { type: 'integer' } },
  officeHours: { type: 'array', items: object({ from: text, to: text }) },
});

export const dutySchema = object({ date: day, person: text });

const principal = object({
  kind: text,
  code: text,
  name: text,
  unit: text,
  roles: texts,
  standsInFor: { type: 'array', items: object({ role: text, unit: text }) },
});

export const sessionSchema = object({ accessToken: text, expiresAt: time, person: principal });

/** Where the browser goes to sign in. */
export const openIdAddressSchema = object({ address: { type: 'string', format: 'uri' } });

export const keySetSchema = object({ keys: { type: 'array', items: { type: 'object' } } });

export const accountSchema = object({ username: text, person: text });

export const clockSchema = object({ now: time, moments: { type: 'integer' }, parked: { type: 'integer' } });
