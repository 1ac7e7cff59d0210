import { isCode, IsText } from '@kaoji/contracts';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import { Access, actorOf, ApiProblems, Caller, Limited, may, Refused, type Principal } from '@kaoji/http';
import { reject, streamName, type Clock, type Rejection } from '@kaoji/kernel';
import type { ServiceProcess } from '@kaoji/scheduling';
import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { INTAKE, INTAKE_DIRECTORY, INTAKE_PARTS } from '../intake.tokens.js';
import type { IntakeParts } from '../intake-parts.js';
import type { Locked, PersonalText } from './personal-data.js';

class ReasonQuery {
  @ApiProperty({ description: 'Why it has to be read; kept with the reading' })
  @IsText(500)
  reason: string;
}

class PersonalTextAnswer {
  @ApiProperty() ref: string;
  @ApiProperty() field: string;
  @ApiProperty() text: string;
  @ApiProperty() receipt: string;
  @ApiProperty({ format: 'date-time' }) postedAt: string;
}

class PersonalDataAnswer {
  @ApiProperty() number: string;
  @ApiProperty({ type: [PersonalTextAnswer] }) items: PersonalTextAnswer[];
}

/** The one route by which personal data is read (domain.md 1, Personal data): with the right of the subject, on record. */
@ApiTags('personal data')
@Controller('api/v1/matters')
export class PersonalDataRoute {
  private readonly clock: Clock;

  constructor(
    @Inject(INTAKE_PARTS) private readonly intake: IntakeParts,
    @Inject(INTAKE_DIRECTORY) private readonly directory: DirectoryCopy,
    @Inject(INTAKE) service: ServiceProcess,
  ) {
    this.clock = service.clock;
  }

  @Get(':number/personal-data')
  @Access('read-personal-data')
  @Limited({ name: 'personal-data', capacity: 60, perSecond: 1 })
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: "A matter's personal data; each reading is recorded with its reason" })
  @ApiOkResponse({ type: PersonalDataAnswer })
  @ApiProblems('not-found', 'too-many-requests')
  async read(
    @Param('number') number: string,
    @Query() { reason }: ReasonQuery,
    @Caller() caller: Principal,
  ): Promise<{ number: string; items: readonly PersonalText[] } | Rejection> {
    if (caller.kind === 'public') throw new Refused('not-signed-in');
    const locked = isCode(number) ? await this.intake.personalData.locked(streamName('matter', number)) : undefined;
    if (!locked || !this.mayOpen(caller, locked)) return reject('not-found');
    const reader = { actor: actorOf(caller), unit: caller.unit, reason };
    return { number, items: await this.intake.personalData.open(locked, reader) };
  }

  /** The right for any unit that the matter was posted about; whether a matter exists is told to nobody else. */
  private mayOpen(caller: Principal, { units }: Locked): boolean {
    const now = this.clock.now();
    const tree = { isBelow: (unit: string, of: string) => this.directory.isBelow(unit, of, now) };
    const concerned = units.length === 0 ? [undefined] : units;
    return concerned.some((unit) => may(caller, 'read-personal-data', unit, tree));
  }
}
