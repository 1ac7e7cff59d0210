import {
  IsCode,
  IsDay,
  IsOneOf,
  IsText,
  textLengths,
  unitKinds,
  type UnitKind,
  type UnitRecorded,
} from '@kaoji/contracts';
import { Access, cursorFrom, isRejection, pageOf, PageQuery, type Page } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { Directory } from '../directory.js';
import { Answers } from '../http/answers.js';
import { listSchema, pageSchema, unitSchema } from '../http/schemas.js';

/** The units of a day; today when none is given. */
export class UnitsQuery extends PageQuery {
  @IsOptional() @IsDay() on?: string;
  /** Only those directly below this unit. */
  @IsOptional() @IsCode() parent?: string;
  @IsOptional() @IsText(textLengths.name) category?: string;
  @IsOptional() @IsOneOf(unitKinds) kind?: UnitKind;
}

export class DayQuery {
  @IsOptional() @IsDay() on?: string;
}

@ApiTags('directory')
@Controller('api/v1/directory/units')
export class ReadUnitsRoute {
  constructor(private readonly directory: Directory) {}

  @Get()
  @Access('read-directory')
  @Answers(200, pageSchema(unitSchema))
  list(@Query() { on, parent, category, kind, cursor, limit }: UnitsQuery): Page<UnitRecorded> | Rejection {
    const after = cursorFrom(cursor, [/^\S{1,64}$/]);
    if (isRejection(after)) return after;
    const units = this.directory.records
      .unitsOn(on ?? this.directory.today())
      .filter((unit) => parent === undefined || unit.parent === parent)
      .filter((unit) => category === undefined || unit.category === category)
      .filter((unit) => kind === undefined || unit.kind === kind)
      .filter(({ code }) => after === undefined || code > (after[0] ?? ''));
    return pageOf(units.slice(0, limit + 1), limit, ({ code }) => [code]);
  }

  @Get(':code')
  @Access('read-directory')
  @Answers(200, unitSchema)
  one(@Param('code') code: string, @Query() { on }: DayQuery): UnitRecorded | Rejection {
    return this.directory.records.unitOn(code, on ?? this.directory.today()) ?? reject('unit-unknown');
  }

  @Get(':code/history')
  @Access('read-directory')
  @Answers(200, listSchema(unitSchema))
  history(@Param('code') code: string): { readonly items: readonly UnitRecorded[] } | Rejection {
    const items = this.directory.records.unitHistory(code);
    return items.length === 0 ? reject('unit-unknown') : { items };
  }
}
