import { Access, type Reply } from '@kaoji/http';
import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Directory } from '../directory.js';
import { Answers, Asks, submitted, type HttpRequest } from '../http/answers.js';
import { givenOf } from '../http/given.js';
import { personSchema, rightsProposalSchema } from '../http/schemas.js';
import type { PersonCommand } from './person.decide.js';
import { PersonChange, PersonToRecord, RightsGiven } from './person.payloads.js';
import type { PersonState } from './person.state.js';

const recordOf = ({ record }: PersonState): unknown => record;

/** People come, change and leave; their rights are proposed by one and confirmed by another. */
@ApiTags('directory')
@Controller('api/v1/directory/people')
export class ChangePeopleRoute {
  constructor(private readonly directory: Directory) {}

  @Post()
  @Access('manage-people')
  @Asks(PersonToRecord)
  @Answers(201, personSchema)
  record(@Req() request: HttpRequest, @Body() body: PersonToRecord): Promise<Reply> {
    const { code, name, unit } = body;
    const command = { type: 'record', code, name, unit, email: body.email ?? null, standIn: body.standIn ?? null };
    return this.submit(request, code, command as PersonCommand, recordOf, 201);
  }

  @Post(':code/changes')
  @Access('manage-people')
  @Asks(PersonChange)
  @Answers(200, personSchema)
  change(@Req() request: HttpRequest, @Param('code') code: string, @Body() body: PersonChange): Promise<Reply> {
    return this.submit(request, code, { type: 'change', ...givenOf(body) }, recordOf);
  }

  @Post(':code/rights')
  @Access('manage-people')
  @Asks(RightsGiven)
  @Answers(202, rightsProposalSchema)
  propose(@Req() request: HttpRequest, @Param('code') code: string, @Body() { roles }: RightsGiven): Promise<Reply> {
    return this.submit(request, code, { type: 'propose-rights', roles }, ({ proposal }) => proposal, 202);
  }

  @Post(':code/rights/confirmation')
  @Access('manage-people')
  @Asks(RightsGiven)
  @Answers(200, personSchema)
  confirm(@Req() request: HttpRequest, @Param('code') code: string, @Body() { roles }: RightsGiven): Promise<Reply> {
    return this.submit(request, code, { type: 'confirm-rights', roles }, recordOf);
  }

  @Post(':code/rights/withdrawal')
  @Access('manage-people')
  @Answers(200, personSchema)
  drop(@Req() request: HttpRequest, @Param('code') code: string): Promise<Reply> {
    return this.submit(request, code, { type: 'drop-rights-proposal' }, recordOf);
  }

  private submit(
    request: HttpRequest,
    code: string,
    command: PersonCommand,
    body: (state: PersonState) => unknown,
    status = 200,
  ): Promise<Reply> {
    return submitted(this.directory.running, request, { stream: `person/${code}`, command }, status, body);
  }
}
