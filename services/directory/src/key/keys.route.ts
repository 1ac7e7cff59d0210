import type { KeyProposed, KeyRecorded } from '@kaoji/contracts';
import { Access, cursorFrom, isRejection, pageOf, PageQuery, Reply, type Page } from '@kaoji/http';
import type { Rejection } from '@kaoji/kernel';
import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import { Directory } from '../directory.js';
import { Answers, Asks, submitted, type HttpRequest } from '../http/answers.js';
import { keySchema, newKeySchema, pageSchema } from '../http/schemas.js';
import type { KeyCommand } from './key.decide.js';
import { keyDigest, newKeySecret } from './key-secret.js';
import { KeyToIssue } from './key.payloads.js';
import type { KeyState } from './key.state.js';
import { keysAfter } from './key.store.js';

/** What people may see of a key. */
export interface KeyView {
  readonly id: string;
  readonly unit: string;
  readonly types: readonly string[];
  readonly rights: readonly string[];
  readonly expiresAt: string;
  readonly state: 'proposed' | 'valid' | 'revoked';
}

const view = (key: KeyRecorded | KeyProposed, state: KeyView['state']): KeyView => {
  const { id, unit, types, rights, expiresAt } = key;
  return { id, unit, types, rights, expiresAt, state };
};

const viewOf = ({ record, proposal }: KeyState): KeyView | undefined => {
  if (record) return view(record, record.revoked ? 'revoked' : 'valid');
  return proposal ? view(proposal, 'proposed') : undefined;
};

/** API keys of agencies' systems (contract.md, Sign-in). */
@ApiTags('directory')
@Controller('api/v1/directory/keys')
export class KeysRoute {
  constructor(private readonly directory: Directory) {}

  @Get()
  @Access('manage-keys')
  @Answers(200, pageSchema(keySchema))
  async list(@Query() { cursor, limit }: PageQuery): Promise<Page<KeyView> | Rejection> {
    const after = cursorFrom(cursor, [/^\S{1,64}$/]);
    if (isRejection(after)) return after;
    const keys = await keysAfter(this.directory.running.pool, after?.[0] ?? '', limit + 1);
    const views = keys.map(viewOf).filter((key) => key !== undefined);
    return pageOf(views, limit, ({ id }) => [id]);
  }

  /** The secret stands in the first answer only: no table holds it, a repetition with the same Idempotency-Key lacks it. */
  @Post()
  @Access('manage-keys')
  @Asks(KeyToIssue)
  @Answers(201, newKeySchema)
  async issue(@Req() request: HttpRequest, @Body() body: KeyToIssue): Promise<Reply> {
    const key = newKeySecret();
    const id = randomUUID();
    const expiresAt = new Date(body.expiresAt).toISOString();
    const { unit, types, rights } = body;
    const reply = await this.submit(request, id, {
      type: 'issue',
      id,
      unit,
      types: [...new Set(types)],
      rights: [...new Set(rights)],
      digest: keyDigest(key),
      expiresAt,
    });
    const isNew = reply.status < 300 && (reply.body as KeyView).id === id;
    const headers = { ...reply.headers, 'cache-control': 'no-store' };
    return isNew ? new Reply(reply.status, { ...(reply.body as KeyView), key }, headers) : reply;
  }

  @Post(':id/confirmation')
  @Access('manage-keys')
  @Answers(200, keySchema)
  confirm(@Req() request: HttpRequest, @Param('id') id: string): Promise<Reply> {
    return this.submit(request, id, { type: 'confirm' }, 200);
  }

  @Post(':id/withdrawal')
  @Access('manage-keys')
  @Answers(204)
  drop(@Req() request: HttpRequest, @Param('id') id: string): Promise<Reply> {
    return this.submit(request, id, { type: 'drop-proposal' }, 204);
  }

  @Post(':id/revocation')
  @Access('manage-keys')
  @Answers(200, keySchema)
  revoke(@Req() request: HttpRequest, @Param('id') id: string): Promise<Reply> {
    return this.submit(request, id, { type: 'revoke' }, 200);
  }

  private submit(request: HttpRequest, id: string, command: KeyCommand, status = 201): Promise<Reply> {
    return submitted(this.directory.running, request, { stream: `key/${id}`, command }, status, (state: KeyState) =>
      viewOf(state),
    );
  }
}
