import type { SchemaToInstall } from '@kaoji/persistence';
import type { Platform } from '@kaoji/scheduling';
import {
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { RecordAbsenceRoute } from './absence/record-absence.route.js';
import { CalendarRoute } from './calendar/calendar.route.js';
import { Directory, type DirectorySettings } from './directory.js';
import { MoveClockRoute } from './drill/move-clock.route.js';
import { DutyRoute } from './duty/duty.route.js';
import './http/directory.errors.js';
import { KeysRoute } from './key/keys.route.js';
import { Directory1767225600000 } from './migrations/directory-1767225600000.js';
import { OpenIdPageRoute } from './openid/openid-page.route.js';
import { OpenIdSessionRoute } from './openid/openid-session.route.js';
import { ChangePeopleRoute } from './person/change-people.route.js';
import { ReadPeopleRoute } from './person/read-people.route.js';
import { ReadRightsProposalsRoute } from './person/read-rights-proposals.route.js';
import { ChangePasswordRoute } from './session/change-password.route.js';
import { GiveAccountRoute } from './session/give-account.route.js';
import { SessionRoute } from './session/session.route.js';
import { ChangeUnitsRoute } from './unit/change-units.route.js';
import { ReadUnitsRoute } from './unit/read-units.route.js';

export { directoryAggregates } from './directory.definition.js';
export { Directory, type DirectorySettings } from './directory.js';
export { rotatedTokenKeys } from './token/token-keys.js';
export type { OpenIdSettings } from './openid/openid-settings.js';
export type { DrillMover } from './drill/drill-mover.js';
export { loadCity, type CityFile, type CityLoad } from './city/load-city.js';
export { readCity, type CityMistake } from './city/read-city.js';
export {
  makeFirstAdministrator,
  type FirstAdministrator,
  type MadeAdministrator,
} from './session/first-administrator.js';
export { firstAdministratorFrom } from './session/first-administrator.env.js';

/** The `ServiceProcess` of directory. */
export const DIRECTORY = Symbol('directory');

export const directorySchema: SchemaToInstall = { name: 'directory', migrations: [Directory1767225600000] };

const controllers = [
  SessionRoute,
  OpenIdSessionRoute,
  OpenIdPageRoute,
  ChangePasswordRoute,
  GiveAccountRoute,
  ReadUnitsRoute,
  ChangeUnitsRoute,
  ReadPeopleRoute,
  ChangePeopleRoute,
  ReadRightsProposalsRoute,
  RecordAbsenceRoute,
  KeysRoute,
  CalendarRoute,
  DutyRoute,
  MoveClockRoute,
];

/** Units in time, people, posts, keys, sessions, calendar and the drill clock's route. */
@Module({})
export class DirectoryModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly directory: Directory) {}

  static on(platform: Platform, settings: DirectorySettings): DynamicModule {
    return {
      module: DirectoryModule,
      controllers,
      providers: [
        { provide: Directory, useFactory: () => Directory.prepare(platform, settings) },
        { provide: DIRECTORY, useFactory: ({ running }: Directory) => running, inject: [Directory] },
      ],
      exports: [Directory, DIRECTORY],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.directory.running.follow();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.directory.close();
  }
}
