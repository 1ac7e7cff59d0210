import { Access, Caller, may, type Principal, type Reply } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Directory } from '../directory.js';
import { Answers, Asks, submitted, type HttpRequest } from '../http/answers.js';
import { absenceSchema, listSchema } from '../http/schemas.js';
import { AbsenceGiven } from '../person/person.payloads.js';
import type { PersonState } from '../person/person.state.js';

/** Absences from the console; systems post `post.absent`. */
@ApiTags('directory')
@Controller('api/v1/directory/people')
export class RecordAbsenceRoute {
  constructor(private readonly directory: Directory) {}

  /** By the person, by the head of the unit or one above it, or by whoever manages people. */
  @Post(':code/absences')
  @Access('read-directory')
  @Asks(AbsenceGiven)
  @Answers(201, listSchema(absenceSchema))
  async record(
    @Req() request: HttpRequest,
    @Caller() caller: Principal,
    @Param('code') code: string,
    @Body() { from, to }: AbsenceGiven,
  ): Promise<Reply | Rejection> {
    const unit = this.directory.records.person(code)?.unit;
    if (unit === undefined) return reject('subject-unknown');
    const refusal = this.refusalFor(caller, code, unit);
    if (refusal) return refusal;
    const command = { type: 'be-absent', from, to } as const;
    return await submitted(
      this.directory.running,
      request,
      { stream: `person/${code}`, command },
      201,
      ({ absences }: PersonState) => ({ items: absences }),
    );
  }

  private refusalFor(caller: Principal, code: string, unit: string): Rejection | undefined {
    if (caller.kind !== 'person') return reject('not-a-person');
    const now = this.directory.running.clock.now();
    const isBelow = (one: string, of: string): boolean => this.directory.records.isBelow(one, of, now);
    const heads = [caller, ...caller.standsInFor.map(({ role, unit: of }) => ({ roles: [role], unit: of }))];
    const isHead = heads.some(
      ({ roles, unit: of }) => roles.includes('unit-head') && (of === unit || isBelow(unit, of)),
    );
    if (caller.code === code || isHead || may(caller, 'manage-people', unit, { isBelow })) return undefined;
    return reject('not-your-unit', { verb: 'manage-people', unit });
  }
}
