import { DirectoryCopy } from '@kaoji/directory-copy';
import type { SchemaToInstall } from '@kaoji/persistence';
import { ServiceProcess, type Platform } from '@kaoji/scheduling';
import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Catalogues } from './catalogue/catalogue.store.js';
import { DispatchCatalogueRoute } from './catalogue/dispatch-catalogue.route.js';
import { DecideDispatchRoute } from './dispatch/decide-dispatch.route.js';
import { MatterDesk } from './matter/matter-desk.js';
import { Matters } from './matter/matter.store.js';
import { ReadMattersRoute } from './matter/read-matters.route.js';
import { Supervision1795305600000 } from './migrations/supervision-1795305600000.js';
import { SupervisionCatalogue1796083200000 } from './migrations/supervision-catalogue-1796083200000.js';
import { OutOfScopeRoute } from './out-of-scope/out-of-scope.route.js';
import { ExclusionTotalsRoute } from './exclusion/exclusion-totals.route.js';
import { Exclusions } from './exclusion/exclusion-totals.store.js';
import { OfficeFiguresRoute } from './office/office-figures.route.js';
import { OfficeFigures } from './office/office-figures.store.js';
import { DecidePauseRoute } from './pause/decide-pause.route.js';
import { QueryMatterRoute } from './queries/query-matter.route.js';
import { defaultPolicy, type SupervisionPolicy } from './policy/supervision.policy.js';
import { supervisionDefinition } from './supervision.definition.js';
import { ReviewConclusionRoute } from './review/review-conclusion.route.js';
import './supervision-errors.js';
import { DIRECTORY, INSTALLATION_KEY, SUPERVISION } from './supervision.tokens.js';
import { VerifyMatterRoute } from './verification/verify-matter.route.js';

export { SUPERVISION } from './supervision.tokens.js';
export { supervisionDefinition } from './supervision.definition.js';
export { defaultPolicy } from './policy/supervision.policy.js';

export const supervisionSchema: SchemaToInstall = {
  name: 'supervision',
  migrations: [Supervision1795305600000, SupervisionCatalogue1796083200000],
};

export interface SupervisionSettings {
  /** 32 bytes; recognises query codes. Never to be logged. */
  readonly installationKey: Buffer;
  readonly policy?: SupervisionPolicy;
}

const routes = [
  ReadMattersRoute,
  DispatchCatalogueRoute,
  DecideDispatchRoute,
  OutOfScopeRoute,
  DecidePauseRoute,
  VerifyMatterRoute,
  ReviewConclusionRoute,
  OfficeFiguresRoute,
  ExclusionTotalsRoute,
  QueryMatterRoute,
] as const;

/** Supervision 督查督办: matters with their clocks, from registration to the follow-up. */
@Module({})
export class SupervisionModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(SUPERVISION) private readonly service: ServiceProcess) {}

  static on(platform: Platform, { installationKey, policy = defaultPolicy }: SupervisionSettings): DynamicModule {
    const desk = (service: ServiceProcess, directory: DirectoryCopy, matters: Matters): MatterDesk =>
      new MatterDesk(service, directory, matters);
    return {
      module: SupervisionModule,
      controllers: [...routes],
      providers: [
        { provide: DIRECTORY, useFactory: () => DirectoryCopy.load(platform.pool('supervision'), 'supervision') },
        {
          provide: SUPERVISION,
          inject: [DIRECTORY],
          useFactory: (directory: DirectoryCopy) =>
            ServiceProcess.prepare(
              supervisionDefinition(directory, policy, platform.pool('supervision'), platform),
              platform,
            ),
        },
        { provide: INSTALLATION_KEY, useValue: installationKey },
        { provide: Catalogues, inject: [SUPERVISION], useFactory: ({ pool }: ServiceProcess) => new Catalogues(pool) },
        {
          provide: OfficeFigures,
          inject: [SUPERVISION],
          useFactory: ({ pool }: ServiceProcess) => new OfficeFigures(pool),
        },
        { provide: Exclusions, inject: [SUPERVISION], useFactory: ({ pool }: ServiceProcess) => new Exclusions(pool) },
        { provide: Matters, inject: [SUPERVISION], useFactory: ({ pool }: ServiceProcess) => new Matters(pool) },
        { provide: MatterDesk, inject: [SUPERVISION, DIRECTORY, Matters], useFactory: desk },
      ],
      exports: [SUPERVISION],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.service.follow();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.service.close();
  }
}
