import { flag, list, text, textOrNull, whole } from '../matter/matter.schema.js';

/** What the routes of the dispatch catalogue answer. */
export const catalogueSchema = whole({
  version: { type: 'integer' },
  entries: list(whole({ category: text, place: textOrNull, unitCode: text, atOnce: flag })),
});
