import { calendarDataOf, type CalendarData } from '@kaoji/calendar';
import { Access, type Reply } from '@kaoji/http';
import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Directory } from '../directory.js';
import { Answers, Asks, submitted, type HttpRequest } from '../http/answers.js';
import { calendarSchema } from '../http/schemas.js';
import { calendarStream } from './calendar.aggregate.js';
import type { CalendarCommand } from './calendar.decide.js';
import { CalendarChange, CalendarToEstablish } from './calendar.payloads.js';
import type { CalendarState } from './calendar.state.js';
import { calendarFrom } from './seeded-calendar.js';

/** The installation's calendar; `version` 0 is the one that nobody has established yet. */
@ApiTags('directory')
@Controller('api/v1/directory/calendar')
export class CalendarRoute {
  constructor(private readonly directory: Directory) {}

  @Get()
  @Access('read-directory')
  @Answers(200, calendarSchema)
  read(): CalendarData {
    return calendarDataOf(this.directory.records.calendar());
  }

  @Post()
  @Access('manage-calendar')
  @Asks(CalendarToEstablish)
  @Answers(201, calendarSchema)
  establish(@Req() request: HttpRequest, @Body() body: CalendarToEstablish): Promise<Reply> {
    return this.submit(request, { type: 'establish', calendar: calendarFrom(body) }, 201);
  }

  @Post('changes')
  @Access('manage-calendar')
  @Asks(CalendarChange)
  @Answers(200, calendarSchema)
  change(@Req() request: HttpRequest, @Body() body: CalendarChange): Promise<Reply> {
    const { overrides, announcedYears, officeHours, reason } = body;
    return this.submit(
      request,
      { type: 'change', overrides, announcedYears: announcedYears ?? [], officeHours, reason },
      200,
    );
  }

  private submit(request: HttpRequest, command: CalendarCommand, status: number): Promise<Reply> {
    return submitted(
      this.directory.running,
      request,
      { stream: calendarStream, command },
      status,
      ({ calendar }: CalendarState) => calendar,
    );
  }
}
