import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../sign-in/access.js';
import { Refused } from '../problem/refused.js';
import { retrySeconds } from '../problem/refusal-of-error.js';
import { HttpSettings, type Version } from './http-options.js';
import { ReadinessList } from './readiness-list.js';

const text = { type: 'string' };
const statusSchema = { type: 'object', required: ['status'], properties: { status: text } };
const versionSchema = {
  type: 'object',
  required: ['name', 'version'],
  properties: { name: text, version: text, commit: text, drill: { type: 'boolean' } },
};

@ApiTags('operations')
@Controller()
export class HealthRoute {
  constructor(
    private readonly settings: HttpSettings,
    private readonly readiness: ReadinessList,
  ) {}

  @Public()
  @Get('version')
  @ApiOperation({ summary: 'What runs here' })
  @ApiOkResponse({ schema: versionSchema })
  version(): Version {
    return this.settings.version;
  }

  @Public()
  @Get('health/live')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The process runs' })
  @ApiOkResponse({ schema: statusSchema })
  live(): { status: string } {
    return { status: 'live' };
  }

  @Public()
  @Get('health/ready')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Requests can be sent here; 503 while not' })
  @ApiOkResponse({ schema: statusSchema })
  async ready(): Promise<{ status: string }> {
    const missing = await this.readiness.missing();
    if (missing.length === 0) return { status: 'ready' };
    throw new Refused('unavailable', {
      params: { missing: missing.join(', ') },
      headers: { 'retry-after': String(retrySeconds) },
    });
  }
}
