import { Public, Reply } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Directory } from '../directory.js';
import { openIdPage, openIdPagePolicy } from './openid-page.js';

/** Begins a sign-in at the identity provider, and takes its answer. */
@ApiTags('session')
@Controller('api/v1/session/openid')
export class OpenIdPageRoute {
  constructor(private readonly directory: Directory) {}

  @Get()
  @Public()
  @ApiOkResponse({ description: 'The page', content: { 'text/html': { schema: { type: 'string' } } } })
  page(): Reply | Rejection {
    if (!this.directory.openId) return reject('openid-not-configured');
    return new Reply(200, openIdPage, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': openIdPagePolicy,
      'cache-control': 'no-store',
    });
  }
}
