import type { RightsProposed } from '@kaoji/contracts';
import { Access, cursorFrom, isRejection, pageOf, PageQuery, type Page } from '@kaoji/http';
import type { Rejection } from '@kaoji/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Directory } from '../directory.js';
import { Answers } from '../http/answers.js';
import { pageSchema, rightsProposalSchema } from '../http/schemas.js';
import { proposalsAfter } from './rights-proposals.store.js';

/** What a second person is asked to confirm. */
@ApiTags('directory')
@Controller('api/v1/directory/rights-proposals')
export class ReadRightsProposalsRoute {
  constructor(private readonly directory: Directory) {}

  @Get()
  @Access('manage-people')
  @Answers(200, pageSchema(rightsProposalSchema))
  async list(@Query() { cursor, limit }: PageQuery): Promise<Page<RightsProposed> | Rejection> {
    const after = cursorFrom(cursor, [/^\S{1,64}$/]);
    if (isRejection(after)) return after;
    const proposals = await proposalsAfter(this.directory.running.pool, after?.[0] ?? '', limit + 1);
    return pageOf(proposals, limit, ({ person }) => [person]);
  }
}
