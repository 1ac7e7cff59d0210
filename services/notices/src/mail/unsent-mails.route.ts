import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsOneOf, noticeKinds } from '@kaoji/contracts';
import { Access, ApiProblems, PageQuery, cursorFrom, isRejection, pageOf } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { IsOptional } from 'class-validator';
import { MailRound } from './mail-round.js';
import { UnsentMails, unsentStates, type UnsentState } from './unsent-mails.store.js';

/** Of a cursor: when an e-mail was last tried, and its notice. */
const place = [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, /^[a-z2-7]{26}$/];

class UnsentQuery extends PageQuery {
  @ApiProperty({ enum: unsentStates, required: false })
  @IsOptional()
  @IsOneOf(unsentStates)
  state?: UnsentState;
}

class UnsentItem {
  @ApiProperty() notice: string;
  @ApiProperty({ description: 'whom it is for' }) person: string;
  @ApiProperty({ enum: noticeKinds }) kind: string;
  @ApiProperty() subject: string;
  @ApiProperty() unit: string;
  @ApiProperty({ enum: unsentStates }) state: string;
  @ApiProperty({ type: 'integer' }) attempts: number;
  @ApiProperty({ type: String, nullable: true, description: 'what the mail server said' }) reason: string | null;
  @ApiProperty({ format: 'date-time', description: 'of the last attempt, in real time' }) at: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) nextAt: string | null;
}

class UnsentPage {
  @ApiProperty({ type: [UnsentItem] }) items: UnsentItem[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** E-mails that did not leave, for who runs the installation. */
@ApiTags('operations')
@Controller('api/v1/mails/unsent')
export class UnsentMailsRoute {
  constructor(
    private readonly mails: UnsentMails,
    private readonly round: MailRound,
  ) {}

  /** The last tried first. */
  @Get()
  @Access('read-operations')
  @ApiOkResponse({ type: UnsentPage })
  @ApiProblems('invalid-cursor')
  async list(@Query() { state, limit, cursor }: UnsentQuery): Promise<UnsentPage | Rejection> {
    const before = cursorFrom(cursor, place);
    if (isRejection(before)) return before;
    const rows = await this.mails.list(state === undefined ? unsentStates : [state], limit + 1, before);
    const { items, next } = pageOf(rows, limit, ({ at, notice }) => [at, notice]);
    return { items: [...items], next };
  }

  /** It is tried at once, as if it were new; asked for twice it is tried as before. */
  @Post(':notice/retry')
  @HttpCode(204)
  @Access('retry-mail')
  @ApiNoContentResponse()
  @ApiProblems('mail-unknown')
  async retry(@Param('notice') notice: string): Promise<Rejection | undefined> {
    if (!(await this.mails.retry(notice))) return reject('mail-unknown');
    this.round.signal();
    return undefined;
  }
}
