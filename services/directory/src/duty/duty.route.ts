import { IsCode, IsDay, type DutyRecorded } from '@kaoji/contracts';
import { Access, type Reply } from '@kaoji/http';
import { Body, Controller, Get, Param, Put, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Directory } from '../directory.js';
import { Answers, Asks, submitted, type HttpRequest } from '../http/answers.js';
import { dutySchema, listSchema } from '../http/schemas.js';

/** From a day to a day, both included. */
export class SpanQuery {
  @IsDay() from: string;
  @IsDay() to: string;
}

export class DutyGiven {
  @IsCode() person: string;
}

export class DutyDay {
  @IsDay() date: string;
}

const most = 400;

/** The duty roster 值班, at most 400 days at once. */
@ApiTags('directory')
@Controller('api/v1/directory/duty')
export class DutyRoute {
  constructor(private readonly directory: Directory) {}

  @Get()
  @Access('read-directory')
  @Answers(200, listSchema(dutySchema))
  list(@Query() { from, to }: SpanQuery): { readonly items: readonly DutyRecorded[] } {
    const items = [...this.directory.records.duty()]
      .map(([date, person]) => ({ date, person }))
      .filter(({ date }) => from <= date && date <= to)
      .sort((a, b) => (a.date < b.date ? -1 : 1));
    return { items: items.slice(0, most) };
  }

  @Put(':date')
  @Access('change-directory')
  @Asks(DutyGiven)
  @Answers(200, dutySchema)
  give(@Req() request: HttpRequest, @Param() { date }: DutyDay, @Body() { person }: DutyGiven): Promise<Reply> {
    const command = { type: 'give', date, person } as const;
    return submitted(this.directory.running, request, { stream: `duty/${date}`, command }, 200, () => ({
      date,
      person,
    }));
  }
}
