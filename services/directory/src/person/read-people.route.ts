import { IsCode, type AbsenceRecorded, type PersonRecorded } from '@kaoji/contracts';
import { Access, cursorFrom, isRejection, pageOf, PageQuery, type Page } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { Directory } from '../directory.js';
import { Answers } from '../http/answers.js';
import { absenceSchema, listSchema, pageSchema, personSchema } from '../http/schemas.js';

export class PeopleQuery extends PageQuery {
  @IsOptional() @IsCode() unit?: string;
}

const byCode = (a: PersonRecorded, b: PersonRecorded): number => (a.code < b.code ? -1 : 1);

@ApiTags('directory')
@Controller('api/v1/directory/people')
export class ReadPeopleRoute {
  constructor(private readonly directory: Directory) {}

  @Get()
  @Access('read-directory')
  @Answers(200, pageSchema(personSchema))
  list(@Query() { unit, cursor, limit }: PeopleQuery): Page<PersonRecorded> | Rejection {
    const after = cursorFrom(cursor, [/^\S{1,64}$/]);
    if (isRejection(after)) return after;
    const people = this.directory.records
      .people()
      .filter((person) => unit === undefined || person.unit === unit)
      .filter(({ code }) => after === undefined || code > (after[0] ?? ''))
      .sort(byCode);
    return pageOf(people.slice(0, limit + 1), limit, ({ code }) => [code]);
  }

  @Get(':code')
  @Access('read-directory')
  @Answers(200, personSchema)
  one(@Param('code') code: string): PersonRecorded | Rejection {
    return this.directory.records.person(code) ?? reject('subject-unknown');
  }

  @Get(':code/absences')
  @Access('read-directory')
  @Answers(200, listSchema(absenceSchema))
  absences(@Param('code') code: string): { readonly items: readonly AbsenceRecorded[] } | Rejection {
    if (!this.directory.records.person(code)) return reject('subject-unknown');
    const items = [...this.directory.records.absences(code)].sort((a, b) => (a.from < b.from ? -1 : 1));
    return { items };
  }
}
