import { IsText } from '@kaoji/contracts';
import { HttpSettings, Limited, Public, type Reply } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { Directory } from '../directory.js';
import { Answers, Asks, type HttpRequest } from '../http/answers.js';
import { openIdAddressSchema, sessionSchema } from '../http/schemas.js';
import { beginSession } from '../session/begin-session.js';
import { perAddress } from '../session/sign-in-limits.js';
import { endedFlowCookie, flowCookie, flowTokenOf, newFlowToken } from './openid-cookie.js';

/** What the page of the redirect read behind the #. */
export class OpenIdAnswer {
  @IsText(4096) code: string;
  @IsText(512) state: string;
  @IsOptional() @IsText(2048) iss?: string;
}

interface Answering {
  header(name: 'set-cookie', value: string): unknown;
}

/** Sign-in at the identity provider (contract.md, Sign-in): where to go, and with what one comes back. */
@ApiTags('session')
@Controller('api/v1/session/openid')
export class OpenIdSessionRoute {
  constructor(
    private readonly directory: Directory,
    private readonly settings: HttpSettings,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @Limited(perAddress)
  @Answers(200, openIdAddressSchema)
  async begin(@Res({ passthrough: true }) reply: Answering): Promise<{ readonly address: string } | Rejection> {
    const { openId } = this.directory;
    if (!openId) return reject('openid-not-configured');
    const token = newFlowToken();
    const address = await openId.addressFor(token);
    if (!(address instanceof URL)) return address;
    reply.header('set-cookie', flowCookie(token, this.settings.tls));
    return { address: address.href };
  }

  /** The same cookie and answer as for a password. */
  @Post('answer')
  @Public()
  @Limited(perAddress)
  @Asks(OpenIdAnswer)
  @Answers(200, sessionSchema)
  async finish(
    @Req() request: HttpRequest,
    @Body() answer: OpenIdAnswer,
    @Res({ passthrough: true }) reply: Answering,
  ): Promise<Reply | Rejection> {
    const { openId, signingIn } = this.directory;
    if (!openId) return reject('openid-not-configured');
    const token = flowTokenOf(request.headers.cookie, this.settings.tls);
    if (token === undefined) return reject('openid-not-begun');
    reply.header('set-cookie', endedFlowCookie(this.settings.tls));
    const code = await openId.personFor(token, answer);
    if (typeof code !== 'string') return code;
    const person = signingIn.person(code);
    return person ? await beginSession(signingIn, person, this.settings) : reject('not-in-office');
  }
}
