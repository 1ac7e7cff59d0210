import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DirectoryCopy } from '@kaoji/directory-copy';
import { Access, ApiProblems, Caller, PageQuery, actorOf, cursorFrom, isRejection, pageOf } from '@kaoji/http';
import type { Principal } from '@kaoji/http';
import type { Rejection } from '@kaoji/kernel';
import { InboxNotices } from './inbox-notices.store.js';
import { InboxPage, shown } from './inbox-view.js';

/** Of a cursor: when a notice was issued, and its id. */
const place = [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, /^[a-z2-7]{26}$/];

@ApiTags('notices')
@Controller('api/v1/inbox')
export class ListInboxRoute {
  constructor(
    private readonly notices: InboxNotices,
    private readonly copy: DirectoryCopy,
  ) {}

  /** One's own notices, the newest first. */
  @Get()
  @Access('read-own-inbox')
  @ApiOkResponse({ type: InboxPage })
  @ApiProblems('invalid-cursor', 'not-signed-in', 'not-allowed')
  async list(@Query() query: PageQuery, @Caller() caller: Principal): Promise<InboxPage | Rejection> {
    const before = cursorFrom(query.cursor, place);
    if (isRejection(before)) return before;
    const rows = await this.notices.of(actorOf(caller), query.limit + 1, before);
    const { items, next } = pageOf(rows, query.limit, ({ issuedAt, id }) => [issuedAt, id]);
    return { items: items.map((notice) => shown(notice, this.copy)), next };
  }
}
