import type { SchemaToInstall } from '@kaoji/persistence';
import { Rankings1767225600000 } from './migrations/rankings-1767225600000.js';

/** What an installation needs for rankings. */
export const rankingsSchema: SchemaToInstall = { name: 'rankings', migrations: [Rankings1767225600000] };
