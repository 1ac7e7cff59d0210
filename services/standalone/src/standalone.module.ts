import { Module, type DynamicModule } from '@nestjs/common';
import { AsyncApiRoute } from './documents/asyncapi.route.js';
import { ServicesHere } from './internal/services-here.js';
import { StreamsRoute } from './internal/streams.route.js';

/** All services in one application. */
@Module({})
export class StandaloneModule {
  static of(services: readonly DynamicModule[], here: ServicesHere): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [...services],
      controllers: [StreamsRoute, AsyncApiRoute],
      providers: [{ provide: ServicesHere, useValue: here }],
    };
  }
}
