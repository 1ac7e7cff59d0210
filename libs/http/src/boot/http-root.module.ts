import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { HealthRoute } from './health.route.js';
import { HttpSettings } from './http-options.js';
import { ReadinessList } from './readiness-list.js';

/** Mounts a service's module (or all of them) beside version and health. */
@Module({})
export class HttpRootModule {
  static of(module: Type | DynamicModule, settings: HttpSettings): DynamicModule {
    return {
      module: HttpRootModule,
      global: true,
      imports: [module],
      controllers: [HealthRoute],
      providers: [{ provide: HttpSettings, useValue: settings }, ReadinessList],
      exports: [HttpSettings],
    };
  }
}
