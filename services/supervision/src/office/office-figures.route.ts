import { IsMonthName } from '@kaoji/contracts';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import { Access, Caller, refusalUnlessMay, type Principal } from '@kaoji/http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MatterDesk } from '../matter/matter-desk.js';
import { exclusionShares } from '../exclusion/exclusion-totals.policy.js';
import { Exclusions } from '../exclusion/exclusion-totals.store.js';
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
  exclusions: list(
    whole({ unit: text, excluded: number, cases: number, share: textOrNull, signal: { type: 'boolean' } }),
  ),
});

/** The office is measured too: its own on-time rate and its wrong dispatches, for the bulletin. */
@ApiTags('figures')
@Controller('api/v1/office-figures')
export class OfficeFiguresRoute {
  constructor(
    private readonly desk: MatterDesk,
    private readonly figures: OfficeFigures,
    private readonly excluded: Exclusions,
    @Inject(DIRECTORY) private readonly directory: DirectoryCopy,
  ) {}

  @Access('read-matters')
  @ApiOkResponse({ description: "The office's figures of a month", schema: officeFiguresSchema })
  @Get()
  async read(@Caller() caller: Principal, @Query() { month }: OfMonth): Promise<object> {
    const refusal = refusalUnlessMay(caller, 'read-matters', undefined, { isBelow: () => false });
    if (refusal) return refusal;
    const { zone } = this.directory.calendar();
    const worked = await this.figures.ofMonth(month, zone);
    const [granted, cases] = [await this.excluded.grantedIn(month, zone), await this.excluded.casesOf(month, zone)];
    return { month, ...officeFigures(worked, this.desk.now), exclusions: exclusionShares(granted, cases) };
  }
}
