import { Access, actorOf, Caller, type Principal } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Directory } from '../directory.js';
import { Answers, Asks } from '../http/answers.js';
import { accountSchema } from '../http/schemas.js';
import { AccountGiven } from '../person/person.payloads.js';

/** Who could confirm what another proposes: whoever set their password would be both. */
const confirming = ['administrator', 'organisation-department'];

interface AccountView {
  readonly username: string;
  readonly person: string;
}

/** A name and a password to sign in with. Repeating it is harmless by itself, so no idempotency key is kept: it would keep a digest of the password. */
@ApiTags('directory')
@Controller('api/v1/directory/people')
export class GiveAccountRoute {
  constructor(private readonly directory: Directory) {}

  @Put(':code/account')
  @Access('manage-people')
  @Asks(AccountGiven)
  @Answers(200, accountSchema)
  async give(
    @Caller() caller: Principal,
    @Param('code') person: string,
    @Body() { username, password }: AccountGiven,
  ): Promise<AccountView | Rejection> {
    const record = this.directory.records.person(person);
    if (record?.active !== true) return reject('subject-unknown');
    if (record.roles.some((role) => confirming.includes(role)) && actorOf(caller) !== person) {
      if (await this.directory.signingIn.accounts.byPerson(person)) return reject('account-guarded');
    }
    const free = await this.directory.signingIn.setPassword(person, username, password);
    return free ? { username, person } : reject('username-taken');
  }
}
