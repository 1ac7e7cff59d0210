import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const time = { type: 'string', format: 'date-time' };
const count = { type: 'integer', minimum: 0 };
const objects = { type: 'array', items: { type: 'object' } };
const objectOrNull = { type: ['object', 'null'] };

type Schema = Record<string, unknown>;

const object = (properties: Schema, more = false): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: more,
});

const answers = (description: string, schema: Schema): MethodDecorator => ApiOkResponse({ description, schema });

const figure = object({ unit: text, month: text, due: count, onTime: count, late: count, open: count });

export const AnswersFigures = (): MethodDecorator =>
  answers('Figures per unit', object({ month: text, asOf: time, items: { type: 'array', items: figure } }));

export const AnswersPeriod = (): MethodDecorator =>
  answers(
    'Where the period stands',
    object({
      period: text,
      timetable: objectOrNull,
      waitsFor: { type: 'array', items: text },
      provisional: textOrNull,
      frozen: textOrNull,
      revisions: objects,
      objections: objects,
      events: objects,
    }),
  );

export const AnswersExplanation = (): MethodDecorator =>
  answers('What the score was computed from, down to events', object({ kind: text, period: text, unit: text }, true));

export const AnswersSchemes = (): MethodDecorator =>
  answers('Every version, and what is shipped', object({ versions: objects, shipped: { type: 'object' } }));

const created = (description: string, schema: Schema): MethodDecorator => ApiCreatedResponse({ description, schema });

export const AnswersScheme = (): MethodDecorator =>
  created('The newest version', object({ version: count, confirmedBy: textOrNull, content: { type: 'object' } }, true));

export const AnswersPublication = (): MethodDecorator =>
  created('What was published', object({ period: text, revision: count, snapshot: text, corrections: objects }, true));

export const AnswersObjection = (): MethodDecorator => created('The objection', object({ objection: text }, true));

const category = object({ category: text, rows: objects }, true);

export const AnswersTable = (): MethodDecorator =>
  answers(
    'The table',
    object(
      {
        period: text,
        kind: text,
        asOf: time,
        revision: { type: ['integer', 'null'] },
        categories: { type: 'array', items: category },
      },
      true,
    ),
  );

export const AnswersExtremes = (): MethodDecorator =>
  answers('The first and the last of each category', object({ period: text, kind: text, asOf: time }, true));

export const AnswersTrial = (): MethodDecorator =>
  answers(
    "The tried table beside today's",
    object({ period: text, kind: text, asOf: time, schemeVersion: count, warnings: objects, rows: objects }),
  );

export const AnswersAlerts = (): MethodDecorator =>
  answers('What there is to look at', object({ period: text, zone: text, items: objects }));

const texts = { type: 'array', items: text };

export const AnswersSubscription = (): MethodDecorator =>
  answers(
    'What one hears of',
    object({ kinds: texts, units: texts, categories: texts, fallenBy: count, hasFeedKey: { type: 'boolean' } }),
  );

export const AnswersFeedKey = (): MethodDecorator =>
  created('The key, shown once; its digest when the request was answered before', {
    type: 'object',
    properties: { key: text, digest: text },
    required: ['digest'],
    additionalProperties: false,
  });

export const AnswersNothing = (): MethodDecorator => ApiNoContentResponse({ description: 'Done' });

/** A feed in a format that is not ours to describe. */
export const AnswersFeed = (type: string): MethodDecorator =>
  ApiOkResponse({
    description: 'The newest publications',
    content: {
      [type]: { schema: type.endsWith('json') ? { type: 'object', required: ['version', 'items'] } : text },
    } as never,
  });
