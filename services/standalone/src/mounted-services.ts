import { catalogue } from '@kaoji/contracts';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import { directoryAggregates, DirectoryModule, directorySchema } from '@kaoji/directory';
import { IntakeModule, intakeDefinition, intakeSchema, intakeSettings } from '@kaoji/intake';
import type { AnyAggregate } from '@kaoji/messaging';
import { mailSettingsFrom, NoticesModule, noticesDefinition, noticesSchema } from '@kaoji/notices';
import type { SchemaToInstall } from '@kaoji/persistence';
import { rankingsAggregates, RankingsModule, rankingsSchema } from '@kaoji/rankings';
import type { Platform } from '@kaoji/scheduling';
import { defaultPolicy, SupervisionModule, supervisionDefinition, supervisionSchema } from '@kaoji/supervision';
import type { DynamicModule } from '@nestjs/common';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { ServiceSettings } from './service-settings.js';

/** One service as this process runs it. */
export interface Mounted {
  readonly schema: SchemaToInstall;
  module(platform: Platform, settings: ServiceSettings): DynamicModule | Promise<DynamicModule>;
  /** What `verify:ledger` folds beside the chains. */
  aggregates(pool: Pool, directory: DirectoryCopy): readonly AnyAggregate[];
}

const directory: Mounted = {
  schema: directorySchema,
  module: (platform, { secrets, drill, openId }) =>
    DirectoryModule.on(platform, {
      secrets,
      tokens: { issuer: 'kaoji', audience: 'kaoji' },
      ...(drill && { drill }),
      ...(openId && { openId }),
    }),
  aggregates: () => directoryAggregates,
};

const intake: Mounted = {
  schema: intakeSchema,
  module: async (platform, { secrets, dataFolder }) =>
    IntakeModule.on(platform, await intakeSettings(secrets, join(dataFolder, 'files'))),
  aggregates: (_, copy) => intakeDefinition(catalogue, copy, {} as never).aggregates,
};

const supervision: Mounted = {
  schema: supervisionSchema,
  module: async (platform, { secrets }) =>
    SupervisionModule.on(platform, { installationKey: await secrets.key('KAOJI_INSTALLATION_KEY') }),
  aggregates: (pool, copy) =>
    supervisionDefinition(copy, defaultPolicy, pool, { catalogue, composition: composition() }).aggregates,
};

const notices: Mounted = {
  schema: noticesSchema,
  module: (platform, { variables }) => NoticesModule.on(platform, { mail: mailSettingsFrom(variables) }),
  aggregates: (_, copy) => noticesDefinition(copy, catalogue, composition()).aggregates,
};

const rankings: Mounted = {
  schema: rankingsSchema,
  module: (platform, { scheme }) => RankingsModule.on(platform, { scheme }),
  aggregates: () => rankingsAggregates,
};

/** Every service, in the order in which equal times are taken (messaging.md, Time). */
export const mountedServices: readonly Mounted[] = [directory, intake, supervision, rankings, notices];

/** Their names, in that order. */
export function composition(): readonly string[] {
  return mountedServices.map(({ schema }) => schema.name);
}
