import { Access, Caller, cursorFrom, PageQuery, pageOf, reachOf, type Page, type Principal } from '@kaoji/http';
import { isRejection } from '@kaoji/http';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Rejection } from '@kaoji/kernel';
import { IsBooleanString, IsIn, IsOptional } from 'class-validator';
import { matterSources, type MatterSource } from '@kaoji/contracts';
import { DIRECTORY } from '../supervision.tokens.js';
import { MatterDesk } from './matter-desk.js';
import { matterView } from './matter.view.js';
import { historySchema, matterPageSchema, matterSchema, numbersSchema } from './matter.schema.js';

const statuses = [
  'registered',
  'dispatched',
  'returned',
  'handling',
  'replied',
  'closed',
  'merged',
  'out-of-scope',
] as const;

class MatterQuery extends PageQuery {
  @IsOptional() @IsIn(statuses) status?: (typeof statuses)[number];
  @IsOptional() @IsIn(matterSources) source?: MatterSource;
  /** Only matters past their deadline. */
  @IsOptional() @IsBooleanString() overdue?: string;
}

/** Matters of the units that the caller may see. */
@ApiTags('matters')
@Controller('api/v1/matters')
export class ReadMattersRoute {
  constructor(
    private readonly desk: MatterDesk,
    @Inject(DIRECTORY) private readonly directory: DirectoryCopy,
  ) {}

  @Access('read-matters')
  @ApiOkResponse({ description: 'A page of matters, the newest first', schema: matterPageSchema })
  @Get()
  async list(@Caller() caller: Principal, @Query() query: MatterQuery): Promise<Page<object> | Rejection> {
    const after = cursorFrom(query.cursor, [/^\d{4}-[\d:T.-]+Z$/, /^\S{1,64}$/]);
    if (isRejection(after)) return after;
    const { now } = this.desk;
    const rows = await this.desk.matters.list({
      units: this.unitsFor(caller),
      status: query.status,
      source: query.source,
      overdueAt: query.overdue === 'true' ? now : undefined,
      after: after && [after[0] ?? '', after[1] ?? ''],
      limit: query.limit,
    });
    const page = pageOf(rows, query.limit, ({ registeredAt, id }) => [registeredAt, id]);
    return { items: page.items.map(({ state }) => matterView(state, now)), next: page.next };
  }

  @Access('read-matters')
  @ApiOkResponse({ description: 'The matter', schema: matterSchema })
  @Get(':number')
  async one(@Caller() caller: Principal, @Param('number') number: string): Promise<object> {
    const matter = await this.desk.open(caller, 'read-matters', number);
    return 'code' in matter ? matter : matterView(matter, this.desk.now);
  }

  @Access('read-matters')
  @ApiOkResponse({ description: 'Every event of the matter, in order', schema: historySchema })
  @Get(':number/history')
  async history(@Caller() caller: Principal, @Param('number') number: string): Promise<object> {
    const matter = await this.desk.open(caller, 'read-matters', number);
    if ('code' in matter) return matter;
    const events = await this.desk.matters.history(number);
    return { items: events.map(({ position: _, ...event }) => event), next: null };
  }

  @Access('read-matters')
  @ApiOkResponse({
    description: 'Open matters of the same petitioner, place and category: proposed for merging',
    schema: numbersSchema,
  })
  @Get(':number/repeats')
  async repeats(@Caller() caller: Principal, @Param('number') number: string): Promise<object> {
    const matter = await this.desk.open(caller, 'read-matters', number);
    if ('code' in matter) return matter;
    return { items: await this.desk.matters.repeatsOf(number), next: null };
  }

  private unitsFor(caller: Principal): readonly string[] | undefined {
    const reach = reachOf(caller, 'read-matters');
    if (reach?.kind === 'all') return undefined;
    if (!reach) return [];
    const day = this.desk.now.slice(0, 10);
    const below = this.directory
      .unitsOn(day)
      .filter(({ code }) => reach.subtrees.some((top) => this.directory.isInOrBelow(code, top, this.desk.now)));
    return [...reach.own, ...below.map(({ code }) => code)];
  }
}
