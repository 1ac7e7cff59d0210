import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Access, ApiProblems, actorOf, principalOf, submitRequest, type Reply } from '@kaoji/http';
import { reject, streamName, type Rejection } from '@kaoji/kernel';
import type { ServiceProcess } from '@kaoji/scheduling';
import type { FastifyRequest } from 'fastify';
import { NOTICES } from '../notices.token.js';
import type { CorrespondenceCommand } from '../issue/correspondence.decide.js';
import { InboxNotices } from './inbox-notices.store.js';

@ApiTags('notices')
@Controller('api/v1/inbox/:id')
export class NoteNoticeRoute {
  constructor(
    @Inject(NOTICES) private readonly service: ServiceProcess,
    private readonly notices: InboxNotices,
  ) {}

  @Post('read')
  @HttpCode(204)
  @Access('acknowledge-notice')
  @ApiNoContentResponse()
  @ApiProblems('notice-unknown', 'not-signed-in', 'not-allowed')
  read(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Reply | Rejection> {
    return this.note('read', id, request);
  }

  /** Says that one has taken note: a monthly statement has to be acknowledged in 3 working days. */
  @Post('acknowledge')
  @HttpCode(204)
  @Access('acknowledge-notice')
  @ApiNoContentResponse()
  @ApiProblems('notice-unknown', 'not-signed-in', 'not-allowed')
  acknowledge(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Reply | Rejection> {
    return this.note('acknowledge', id, request);
  }

  private async note(type: 'read' | 'acknowledge', id: string, request: FastifyRequest): Promise<Reply | Rejection> {
    const person = actorOf(principalOf(request));
    const notice = await this.notices.find(person, id);
    if (notice === undefined) return reject('notice-unknown');
    const command: CorrespondenceCommand = { type, notice: id, person };
    return await submitRequest(this.service.executor, request, {
      clock: this.service.clock,
      commands: [{ stream: streamName('correspondence', notice.subject), command }],
      render: () => ({ status: 204, body: null }),
    });
  }
}
