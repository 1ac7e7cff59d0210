import { directoryCatalogue } from './directory/directory.catalogue.js';
import { EventCatalogue } from './event-declaration.js';
import { intakeCatalogue } from './intake/intake.catalogue.js';
import { noticesCatalogue } from './notices/notices.catalogue.js';
import { postedTypes } from './posted/catalogue.js';
import { rankingsCatalogue } from './rankings/rankings.catalogue.js';
import { supervisionCatalogue } from './supervision/supervision.catalogue.js';

/** Every event type of the system. */
export const catalogue = new EventCatalogue([
  ...directoryCatalogue,
  ...intakeCatalogue,
  ...postedTypes,
  ...supervisionCatalogue,
  ...rankingsCatalogue,
  ...noticesCatalogue,
]);
