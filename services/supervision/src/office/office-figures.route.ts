import { IsMonthName } from '@kaoji/contracts';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import { Access, Caller, refusalUnlessMay, type Principal } from '@kaoji/http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MatterDesk } from '../matter/matter-desk.js';
import { list, text, textOrNull, whole } from '../matter/matter.schema.js';
import { DIRECTORY } from '../supervision.tokens.js';
import { officeFigures } from './office-figures.policy.js';
import { OfficeFigures } from './office-figures.store.js';

class OfMonth {
  @IsMonthName() month: string;
}

const number = { type: 'integer' };
const onTime = { due: number, onTime: number, rate: textOrNull };

const officeFiguresSchema = whole({
  month: text,
  ...onTime,
  steps: list(whole({ step: text, ...onTime })),
  dispatches: whole({ made: number, wrong: number, rate: textOrNull }),
  followUpsSwitchedOff: number,
});

/** The office is measured too: its own on-time rate and its wrong dispatches, for the bulletin. */
@ApiTags('figures')
@Controller('api/v1/office-figures')
export class OfficeFiguresRoute {
  constructor(
    private readonly desk: MatterDesk,
    private readonly figures: OfficeFigures,
    @Inject(DIRECTORY) private readonly directory: DirectoryCopy,
  ) {}

  @Access('read-matters')
  @ApiOkResponse({ description: "The office's figures of a month", schema: officeFiguresSchema })
  @Get()
  async read(@Caller() caller: Principal, @Query() { month }: OfMonth): Promise<object> {
    const refusal = refusalUnlessMay(caller, 'read-matters', undefined, { isBelow: () => false });
    if (refusal) return refusal;
    const worked = await this.figures.ofMonth(month, this.directory.calendar().zone);
    return { month, ...officeFigures(worked, this.desk.now) };
  }
}
