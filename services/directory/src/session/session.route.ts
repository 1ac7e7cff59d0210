import { IsText } from '@kaoji/contracts';
import { endedSessionCookie, HttpSettings, Limited, ownHeader, Public, Reply } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Body, Controller, Delete, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Directory } from '../directory.js';
import { Answers, Asks, type HttpRequest } from '../http/answers.js';
import { keySetSchema, sessionSchema } from '../http/schemas.js';
import { beginSession, tokenReply } from './begin-session.js';
import { sessionTokenOf } from './session-token.js';
import { perAddress, perName } from './sign-in-limits.js';

export class Credentials {
  @IsText(64) username: string;
  @IsText(200) password: string;
}

/** Sign-in (contract.md). */
@ApiTags('session')
@Controller('api/v1')
export class SessionRoute {
  constructor(
    private readonly directory: Directory,
    private readonly settings: HttpSettings,
  ) {}

  @Post('session')
  @Public()
  @Limited(perName, perAddress)
  @Asks(Credentials)
  @Answers(200, sessionSchema)
  async begin(@Body() { username, password }: Credentials): Promise<Reply | Rejection> {
    const person = await this.directory.signingIn.recognise(username, password);
    if (!person) return reject('wrong-password');
    return await beginSession(this.directory.signingIn, person, this.settings);
  }

  /** A fresh access token for whoever has a session. */
  @Get('session')
  @Public()
  @Answers(200, sessionSchema)
  async renew(@Req() request: HttpRequest): Promise<Reply | Rejection> {
    const session = sessionTokenOf(request, this.settings.tls);
    const person = session === undefined ? undefined : await this.directory.signIn.tokens.verify(session);
    return person ? await tokenReply(this.directory.signingIn, person) : reject('not-signed-in');
  }

  /** Ends the session; access tokens given out run out by themselves within 10 minutes. */
  @Delete('session')
  @Public()
  @Answers(204)
  async end(@Req() request: HttpRequest): Promise<Reply | Rejection> {
    const session = sessionTokenOf(request, this.settings.tls);
    if (session !== undefined && request.headers[ownHeader.toLowerCase()] === undefined) {
      return reject('missing-header', { header: ownHeader });
    }
    if (session !== undefined) await this.directory.signingIn.end(session);
    return new Reply(204, undefined, { 'set-cookie': endedSessionCookie(this.settings.tls) });
  }

  @Get('jwks.json')
  @Public()
  @Answers(200, keySetSchema)
  async keys(): Promise<Reply> {
    return new Reply(200, await this.directory.signingIn.tokens.keySet(), { 'cache-control': 'public, max-age=300' });
  }
}
