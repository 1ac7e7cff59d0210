import type { DirectoryCopy } from '@kaoji/directory-copy';
import {
  Access,
  ApiProblems,
  Caller,
  cursorFrom,
  isRejection,
  languageOf,
  Limited,
  pageOf,
  PageQuery,
  problemOf,
  reachOf,
  type Language,
  type Page,
  type Principal,
} from '@kaoji/http';
import { parseStream, reject, type Clock, type Rejection } from '@kaoji/kernel';
import type { ServiceProcess } from '@kaoji/scheduling';
import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { INTAKE, INTAKE_DIRECTORY, INTAKE_PARTS } from '../intake.tokens.js';
import type { IntakeParts } from '../intake-parts.js';
import type { ReceiptRow } from './receipts.store.js';

class RejectedQuery extends PageQuery {
  @ApiProperty({ enum: ['rejected'] })
  @IsIn(['rejected'])
  status: 'rejected';
}

class ReceiptAnswer {
  @ApiProperty() receipt: string;
  @ApiProperty() source: string;
  @ApiProperty() id: string;
  @ApiProperty() type: string;
  @ApiProperty() subject: string;
  @ApiProperty({ enum: ['accepted', 'applied', 'rejected'] }) status: string;
  @ApiProperty({ format: 'date-time' }) receivedAt: string;
  @ApiProperty({ required: false, format: 'date-time', description: 'When it was applied or rejected' })
  decidedAt?: string;
  @ApiProperty({ required: false, description: 'The rule that it was rejected by' }) code?: string;
  @ApiProperty({ required: false, description: 'That rule in the language asked for' }) detail?: string;
}

class ReceiptPage {
  @ApiProperty({ type: [ReceiptAnswer] }) items: ReceiptAnswer[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const receiptShape = /^[a-z2-7]{26}$/;
const shape = [instant, receiptShape];

function answerOf(row: ReceiptRow, language: Language): ReceiptAnswer {
  const { receipt, source, id, type, status, code, params } = row;
  const why = code !== null && { code, detail: problemOf(code, params ?? undefined, language).detail };
  return {
    receipt,
    source,
    id,
    type,
    subject: parseStream(row.stream).id,
    status,
    receivedAt: row.at.toISOString(),
    ...(row.decided_at && { decidedAt: row.decided_at.toISOString() }),
    ...why,
  };
}

/** An agency asks what became of what it posted (contract.md, Events from agencies). */
@ApiTags('events')
@Controller('api/v1/events')
export class ReceiptRoute {
  private readonly clock: Clock;

  constructor(
    @Inject(INTAKE_PARTS) private readonly intake: IntakeParts,
    @Inject(INTAKE_DIRECTORY) private readonly directory: DirectoryCopy,
    @Inject(INTAKE) service: ServiceProcess,
  ) {
    this.clock = service.clock;
  }

  @Get()
  @Access('read-own-events')
  @Limited({ name: 'read-events', capacity: 100, perSecond: 50 })
  @ApiOperation({ summary: 'List the events of the own unit that were rejected, the newest first' })
  @ApiOkResponse({ type: ReceiptPage })
  @ApiProblems('invalid-cursor', 'too-many-requests')
  async rejected(
    @Query() { cursor, limit }: RejectedQuery,
    @Headers('accept-language') language: string | undefined,
    @Caller() caller: Principal,
  ): Promise<Page<ReceiptAnswer> | Rejection> {
    const key = cursorFrom(cursor, shape);
    if (isRejection(key)) return key;
    const [at, receipt] = key ?? [];
    const after = at === undefined || receipt === undefined ? undefined : { at, receipt };
    const rows = await this.intake.receipts.rejected(this.unitsSeen(caller), after, limit + 1);
    const page = pageOf(rows, limit, (row) => [row.decided_at?.toISOString() ?? '', row.receipt]);
    const spoken = languageOf(language);
    return { items: page.items.map((row) => answerOf(row, spoken)), next: page.next };
  }

  @Get(':receipt')
  @Access('read-own-events')
  @Limited({ name: 'read-events', capacity: 100, perSecond: 50 })
  @ApiOperation({ summary: 'What became of a posted event' })
  @ApiOkResponse({ type: ReceiptAnswer })
  @ApiProblems('not-found', 'too-many-requests')
  async one(
    @Param('receipt') receipt: string,
    @Headers('accept-language') language: string | undefined,
    @Caller() caller: Principal,
  ): Promise<ReceiptAnswer | Rejection> {
    const row = receiptShape.test(receipt) ? await this.intake.receipts.find(receipt) : undefined;
    const units = this.unitsSeen(caller);
    if (!row || (units !== null && !units.includes(row.unit))) return reject('not-found');
    return answerOf(row, languageOf(language));
  }

  /** The units whose receipts somebody may see; null: all. */
  private unitsSeen(caller: Principal): readonly string[] | null {
    const reach = reachOf(caller, 'read-own-events');
    if (reach?.kind === 'all') return null;
    if (!reach) return [];
    const now = this.clock.now();
    const below = this.directory
      .unitsOn(now.slice(0, 10))
      .filter(({ code }) => reach.subtrees.some((top) => this.directory.isBelow(code, top, now)));
    return [...reach.own, ...reach.subtrees, ...below.map(({ code }) => code)];
  }
}
