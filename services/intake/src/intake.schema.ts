import type { MigrationClass, SchemaToInstall } from '@kaoji/persistence';
import { Intake1767225600000 } from './migrations/intake-1767225600000.js';

/** Intake's migrations, the oldest first. */
export const intakeMigrations: readonly MigrationClass[] = [Intake1767225600000];

export const intakeSchema: SchemaToInstall = { name: 'intake', migrations: intakeMigrations };
