import { Access, Caller, HttpSettings, Limited, Reply, type Principal } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Body, Controller, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Directory } from '../directory.js';
import { Answers, Asks, type HttpRequest } from '../http/answers.js';
import { PasswordChange } from '../person/person.payloads.js';
import { passwordFits } from './password.js';
import { sessionTokenOf } from './session-token.js';

/** One's own password; other sessions end. */
@ApiTags('session')
@Controller('api/v1/session')
export class ChangePasswordRoute {
  constructor(
    private readonly directory: Directory,
    private readonly settings: HttpSettings,
  ) {}

  @Put('password')
  @Access('read-directory')
  @Limited({ name: 'change-password', capacity: 10, perSecond: 1 / 30 })
  @Asks(PasswordChange)
  @Answers(204)
  async change(
    @Req() request: HttpRequest,
    @Caller() caller: Principal,
    @Body() { password, newPassword }: PasswordChange,
  ): Promise<Reply | Rejection> {
    if (caller.kind !== 'person') return reject('not-a-person');
    const { signingIn } = this.directory;
    const account = await signingIn.accounts.byPerson(caller.code);
    if (!account || !(await passwordFits(password, account.passwordHash))) return reject('wrong-password');
    const kept = sessionTokenOf(request, this.settings.tls);
    await signingIn.setPassword(caller.code, account.username, newPassword, kept);
    return new Reply(204, undefined);
  }
}
