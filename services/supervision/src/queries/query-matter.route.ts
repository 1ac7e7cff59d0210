import { ApiProblems, Limited, Public } from '@kaoji/http';
import { IsCode, IsText } from '@kaoji/contracts';
import { KeyedDigest, queryCodeDigest, reject, type Rejection } from '@kaoji/kernel';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { timingSafeEqual } from 'node:crypto';
import type { MatterFile } from '../matter/file.state.js';
import { Matters } from '../matter/matter.store.js';
import { petitionersSchema } from '../matter/matter.schema.js';
import { INSTALLATION_KEY } from '../supervision.tokens.js';

class MatterQuery {
  @IsCode() number: string;
  @IsText(64) queryCode: string;
}

/**
 * What a petitioner sees of the matter: where it stands, since when, and what was answered; of one that follows another,
 * how that one stands.
 */
const petitionersView = (matter: MatterFile, reply: string | null): object => ({
  number: matter.number,
  state: matter.status,
  registeredAt: matter.registeredAt,
  dispatchedAt: matter.rounds[0]?.dispatchedAt ?? null,
  dueAt: matter.rounds.at(-1)?.deadline?.dueAt ?? null,
  repliedAt: matter.rounds.findLast(({ undone }) => !undone)?.reply?.countsAt ?? null,
  closedAt: matter.outOfScope?.at ?? matter.closedAt,
  reply,
});

/** The number asked for, before anything was checked. */
function numberIn({ body }: { readonly body: unknown }): string {
  const number = (body as { readonly number?: unknown } | null | undefined)?.number;
  return typeof number === 'string' ? number.slice(0, 64) : '';
}

/** A matter, for its petitioner (contract.md): every wrong pair is answered alike, and guessing is limited. */
@ApiTags('public')
@Controller('public/matter-queries')
export class QueryMatterRoute {
  private readonly keyed: KeyedDigest;

  constructor(
    private readonly matters: Matters,
    @Inject(INSTALLATION_KEY) key: Buffer,
  ) {
    this.keyed = new KeyedDigest(key);
  }

  @Public()
  @Limited(
    { name: 'matter-queries', capacity: 10, perSecond: 0.1 },
    { name: 'matter-query', capacity: 10, perSecond: 0.02, by: numberIn },
  )
  @ApiOkResponse({ description: 'State, dates and reply', schema: petitionersSchema })
  @ApiProblems('not-found', 'too-many-requests')
  @HttpCode(200)
  @Post()
  async query(@Body() { number, queryCode }: MatterQuery): Promise<object | Rejection> {
    const matter = await this.matters.find(number);
    const asked = Buffer.from(queryCodeDigest(this.keyed, number, queryCode));
    const known = Buffer.from((matter.status === 'unknown' ? null : matter.queryCode) ?? '');
    if (matter.status === 'unknown' || known.length !== asked.length || !timingSafeEqual(known, asked)) {
      return reject('not-found');
    }
    const leading = await this.matters.leading(number);
    const followed = leading.status === 'unknown' ? matter : leading;
    return petitionersView({ ...followed, number }, await this.matters.replyOf(followed));
  }
}
