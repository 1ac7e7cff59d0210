import { Public, Refused } from '@kaoji/http';
import type { ServiceStatus } from '@kaoji/scheduling';
import { Controller, Get, Header, Headers } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ServicesHere } from './services-here.js';

/** For the house itself, never through the gateway: whoever asks has the shared token (architecture.md, Security). */
@ApiExcludeController()
@Controller('internal')
export class StreamsRoute {
  constructor(private readonly here: ServicesHere) {}

  /** Where each service of this process is: head, positions, parked streams, next due step. */
  @Public()
  @Get('streams')
  @Header('cache-control', 'no-store')
  async streams(@Headers('authorization') authorization?: string): Promise<readonly ServiceStatus[]> {
    if (!(await this.here.opens(authorization))) throw new Refused('invalid-credentials');
    return await Promise.all(this.here.services.map((service) => service.status()));
  }
}
