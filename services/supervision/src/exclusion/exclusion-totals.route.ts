import { IsMonthName } from '@kaoji/contracts';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import { ApiProblems, Limited, Public, strongEtag, tagged, type Reply } from '@kaoji/http';
import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { list, text, whole } from '../matter/matter.schema.js';
import { DIRECTORY } from '../supervision.tokens.js';
import { exclusionTotals } from './exclusion-totals.policy.js';
import { Exclusions } from './exclusion-totals.store.js';

class OfMonth {
  @IsMonthName() month: string;
}

const number = { type: 'integer' };
const totalsSchema = whole({
  month: text,
  items: list(whole({ unit: text, total: number, reasons: list(whole({ reason: text, count: number })) })),
});

/** What was taken out of the rates is public, per unit and reason (domain.md 3, Exclusion). */
@ApiTags('public')
@Controller('public/exclusions')
export class ExclusionTotalsRoute {
  constructor(
    private readonly exclusions: Exclusions,
    @Inject(DIRECTORY) private readonly directory: DirectoryCopy,
  ) {}

  @Public()
  @Limited({ name: 'exclusion-totals', capacity: 30, perSecond: 1 })
  @ApiOkResponse({ description: 'Exclusions granted in a month', schema: totalsSchema })
  @ApiProblems('too-many-requests')
  @Get()
  async totals(@Req() request: FastifyRequest, @Query() { month }: OfMonth): Promise<Reply> {
    const granted = await this.exclusions.grantedIn(month, this.directory.calendar().zone);
    const body = { month, items: exclusionTotals(granted) };
    return tagged(request, body, strongEtag(JSON.stringify(body)), { 'cache-control': 'public, max-age=60' });
  }
}
