import { Access, type Reply } from '@kaoji/http';
import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Directory } from '../directory.js';
import { Answers, submitted, Asks, type HttpRequest } from '../http/answers.js';
import { unitSchema } from '../http/schemas.js';
import { givenOf, withoutNulls } from '../http/given.js';
import type { UnitCommand } from './unit.decide.js';
import { Closing, RolesToAssign, Succession, UnitChange, UnitToEstablish } from './unit.payloads.js';
import { latestOf, type UnitState } from './unit.state.js';

/** Units are established, changed from a day on, merged, split and closed. */
@ApiTags('directory')
@Controller('api/v1/directory/units')
export class ChangeUnitsRoute {
  constructor(private readonly directory: Directory) {}

  @Post()
  @Access('change-directory')
  @Asks(UnitToEstablish)
  @Answers(201, unitSchema)
  establish(@Req() request: HttpRequest, @Body() body: UnitToEstablish): Promise<Reply> {
    const { code, name, kind, from } = body;
    const roles = { handlers: [], ...withoutNulls(body.roles ?? {}) };
    const fields = { name, kind, from, parent: body.parent ?? null, category: body.category ?? null };
    return this.submit(request, code, { type: 'establish', code, ...fields, roles }, 201);
  }

  @Post(':code/changes')
  @Access('change-directory')
  @Asks(UnitChange)
  @Answers(200, unitSchema)
  change(@Req() request: HttpRequest, @Param('code') code: string, @Body() body: UnitChange): Promise<Reply> {
    return this.submit(request, code, { type: 'change', ...givenOf(body) });
  }

  @Post(':code/roles')
  @Access('change-directory')
  @Asks(RolesToAssign)
  @Answers(200, unitSchema)
  assignRoles(@Req() request: HttpRequest, @Param('code') code: string, @Body() body: RolesToAssign): Promise<Reply> {
    const { from, roles } = body;
    return this.submit(request, code, { type: 'assign-roles', from, roles: withoutNulls(roles) });
  }

  @Post(':code/succession')
  @Access('change-directory')
  @Asks(Succession)
  @Answers(200, unitSchema)
  succeed(@Req() request: HttpRequest, @Param('code') code: string, @Body() body: Succession): Promise<Reply> {
    const { on, successors, successor, exceptions } = body;
    return this.submit(request, code, { type: 'succeed', on, successors, successor, exceptions: exceptions ?? {} });
  }

  @Post(':code/closing')
  @Access('change-directory')
  @Asks(Closing)
  @Answers(200, unitSchema)
  close(@Req() request: HttpRequest, @Param('code') code: string, @Body() { on }: Closing): Promise<Reply> {
    return this.submit(request, code, { type: 'close', on });
  }

  private submit(request: HttpRequest, code: string, command: UnitCommand, status = 200): Promise<Reply> {
    const stream = `unit/${code}`;
    return submitted(this.directory.running, request, { stream, command }, status, (state: UnitState) =>
      latestOf(state),
    );
  }
}
