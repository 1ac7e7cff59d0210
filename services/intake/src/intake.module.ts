import { DirectoryCopy } from '@kaoji/directory-copy';
import { ServiceProcess, type Platform, type ServiceLog } from '@kaoji/scheduling';
import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { FilesRoute } from './files/files.route.js';
import { takeMultipart } from './files/multipart.js';
import { intakeDefinition, intakeName } from './intake.definition.js';
import { intakeParts, type IntakeParts } from './intake-parts.js';
import type { IntakeSettings } from './intake-settings.js';
import { INTAKE, INTAKE_DIRECTORY, INTAKE_LOG, INTAKE_PARTS } from './intake.tokens.js';
import { PostEventsRoute } from './posting/post-events.route.js';
import { takePosts } from './envelope/take-posts.js';
import { Received } from './receipt/received.js';
import { ReceiptRoute } from './receipt/receipt.route.js';
import { PersonalDataRoute } from './vault/personal-data.route.js';
import './intake-errors.js';

export { intakeSchema } from './intake.schema.js';
export { intakeSettings, type IntakeSettings } from './intake-settings.js';
export { INTAKE, INTAKE_DIRECTORY, INTAKE_PARTS } from './intake.tokens.js';
export { intakeErrors } from './intake-errors.js';
export { intakeDefinition } from './intake.definition.js';
export { rotateVaultMasterKey } from './vault/master-key.store.js';

/** Milliseconds between two looks for bytes of dropped files. */
const eraseEvery = 600_000;

/** Intake: the event API, receipts, personal data, files. */
@Module({})
export class IntakeModule implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(INTAKE) private readonly service: ServiceProcess,
    @Inject(INTAKE_PARTS) private readonly parts: IntakeParts,
    @Inject(INTAKE_DIRECTORY) private readonly directory: DirectoryCopy,
    @Inject(HttpAdapterHost) private readonly http: HttpAdapterHost,
    @Inject(INTAKE_LOG) private readonly log: ServiceLog,
  ) {}

  static on(platform: Platform, settings: IntakeSettings): DynamicModule {
    const received = new Received();
    return {
      module: IntakeModule,
      controllers: [PostEventsRoute, ReceiptRoute, PersonalDataRoute, FilesRoute],
      providers: [
        { provide: INTAKE_LOG, useValue: platform.log },
        { provide: INTAKE_DIRECTORY, useFactory: () => DirectoryCopy.load(platform.pool(intakeName), intakeName) },
        {
          provide: INTAKE,
          inject: [INTAKE_DIRECTORY],
          useFactory: (directory: DirectoryCopy) =>
            ServiceProcess.prepare(intakeDefinition(platform.catalogue, directory, received), platform),
        },
        {
          provide: INTAKE_PARTS,
          inject: [INTAKE, INTAKE_DIRECTORY],
          useFactory: ({ pool, executor, clock }: ServiceProcess, directory: DirectoryCopy) =>
            intakeParts({ pool, executor, clock, directory, received }, settings),
        },
      ],
      exports: [INTAKE, INTAKE_PARTS, INTAKE_DIRECTORY],
    };
  }

  onModuleInit(): void {
    const fastify = this.http.httpAdapter.getInstance<
      Parameters<typeof takePosts>[0] & Parameters<typeof takeMultipart>[0]
    >();
    takePosts(fastify);
    takeMultipart(fastify);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.service.follow();
    this.timer = setInterval(() => void this.erase(), eraseEvery);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.directory.close();
    await this.service.close();
  }

  /** Bytes that stay because the folder is away are erased at a later look. */
  private async erase(): Promise<void> {
    try {
      await this.parts.uploads.eraseDropped();
    } catch (error) {
      this.log.error('files could not be erased', { service: intakeName, error });
    }
  }
}
