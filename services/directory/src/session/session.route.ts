import { IsText } from '@kaoji/contracts';
import {
  endedSessionCookie,
  HttpSettings,
  Limited,
  ownHeader,
  Public,
  Reply,
  sessionCookie,
  type PersonPrincipal,
} from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Body, Controller, Delete, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Directory } from '../directory.js';
import { Answers, Asks, type HttpRequest } from '../http/answers.js';
import { keySetSchema, sessionSchema } from '../http/schemas.js';
import { sessionTokenOf } from './session-token.js';
import { sessionSeconds } from './signing-in.js';

export class Credentials {
  @IsText(64) username: string;
  @IsText(200) password: string;
}

const nameOf = ({ body }: HttpRequest): string => {
  const name = (body as { username?: unknown } | null | undefined)?.username;
  return typeof name === 'string' ? name.slice(0, 64) : '';
};

/** Ten attempts at once and one more every half minute for a name; for an address, behind which a whole office may sit, more. */
const attempts = [
  { name: 'sign-in-name', capacity: 10, perSecond: 1 / 30, by: (request: HttpRequest) => `name:${nameOf(request)}` },
  { name: 'sign-in-address', capacity: 60, perSecond: 1 / 2, by: (request: HttpRequest) => `address:${request.ip}` },
];

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
  @Limited(...attempts)
  @Asks(Credentials)
  @Answers(200, sessionSchema)
  async begin(@Body() { username, password }: Credentials): Promise<Reply | Rejection> {
    const person = await this.directory.signingIn.recognise(username, password);
    if (!person) return reject('wrong-password');
    const session = await this.directory.signingIn.begin(person.code);
    const cookie = sessionCookie(session, sessionSeconds, this.settings.tls);
    return await this.answer(person, { 'set-cookie': cookie });
  }

  /** A fresh access token for whoever has a session. */
  @Get('session')
  @Public()
  @Answers(200, sessionSchema)
  async renew(@Req() request: HttpRequest): Promise<Reply | Rejection> {
    const session = sessionTokenOf(request, this.settings.tls);
    const person = session === undefined ? undefined : await this.directory.signIn.tokens.verify(session);
    return person ? await this.answer(person) : reject('not-signed-in');
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
  keys(): Reply {
    return new Reply(200, this.directory.signingIn.tokens.keySet(), { 'cache-control': 'public, max-age=300' });
  }

  private async answer(person: PersonPrincipal, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    const { accessToken, expiresAt } = await this.directory.signingIn.tokens.issue(person);
    return new Reply(200, { accessToken, expiresAt, person }, { 'cache-control': 'no-store', ...headers });
  }
}
