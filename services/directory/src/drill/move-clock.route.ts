import { IsAlternative, IsTime, rule } from '@kaoji/contracts';
import { Access } from '@kaoji/http';
import { reject, type Instant, type Rejection } from '@kaoji/kernel';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DateTime, Duration } from 'luxon';
import { Directory } from '../directory.js';
import { Answers, Asks } from '../http/answers.js';
import { clockSchema } from '../http/schemas.js';

const isDuration = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^P(?=.)(\d{1,3}[YMWD]){0,4}(T(\d{1,4}[HMS]){1,3})?$/.test(value) &&
  Duration.fromISO(value).isValid;

/** `now` or `advance`, an ISO 8601 duration such as `P1D` or `PT2H`, in the installation's zone. */
export class ClockMove {
  @IsAlternative(['now'], ['advance']) @IsTime() now?: string;
  @IsAlternative(['now'], ['advance'])
  @rule('duration', isDuration, { schema: { type: 'string', format: 'duration' } })
  advance?: string;
}

@ApiTags('drill')
@Controller('api/v1/drill')
export class MoveClockRoute {
  constructor(private readonly directory: Directory) {}

  @Post('clock')
  @HttpCode(200)
  @Access('move-drill-clock')
  @Asks(ClockMove)
  @Answers(200, clockSchema)
  async move(@Body() body: ClockMove): Promise<{ readonly now: Instant } | Rejection> {
    const { drill, platform } = this.directory;
    if (!drill || !platform.drill) return reject('not-in-drill-mode');
    const target = this.target(body);
    if (target < this.directory.running.clock.now()) return reject('clock-not-moved-back');
    return await drill.moveTo(target);
  }

  private target({ now, advance }: ClockMove): Instant {
    const zone = this.directory.records.calendar().zone;
    const time =
      now === undefined
        ? DateTime.fromISO(this.directory.running.clock.now(), { zone }).plus(Duration.fromISO(advance ?? 'PT0S'))
        : DateTime.fromISO(now, { zone });
    return time.toUTC().toISO({ suppressMilliseconds: false }) ?? '';
  }
}
