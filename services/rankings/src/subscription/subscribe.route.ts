import {
  Access,
  ApiProblems,
  Caller,
  isRejection,
  may,
  Reply,
  submitRequest,
  type PersonPrincipal,
  type Principal,
} from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import { Body, Controller, Delete, Get, Inject, Post, Put, Req } from '@nestjs/common';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { alertKinds, type AlertKind } from '../alerts/kinds.policy.js';
import { AnswersFeedKey, AnswersNothing, AnswersSubscription } from '../rankings.answers.js';
import { Rankings } from '../rankings.js';
import { feedKeyDigest, newFeedKey } from './feed-key.js';
import { subscriptionStream } from './subscription.aggregate.js';
import type { SubscriptionCommand } from './subscription.decide.js';
import type { SubscriptionState } from './subscription.state.js';
import { subscriptionOf } from './subscriptions.store.js';

export class Subscribe {
  @IsArray()
  @ArrayUnique()
  @IsIn(alertKinds, { each: true })
  kinds: AlertKind[];

  /** These and all below; none: all that one sees. */
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  units: string[];

  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  categories: string[];

  @IsInt()
  @Min(1)
  @Max(100)
  fallenBy: number;
}

const shown = ({ subscription, keyDigest }: SubscriptionState) => ({
  ...subscription,
  hasFeedKey: keyDigest !== null,
});

/** What a person subscribes to, and the key by which a feed reader reads as that person. */
@Controller('api/v1/subscriptions')
export class SubscribeRoute {
  constructor(@Inject(Rankings) private readonly rankings: Rankings) {}

  @Access('read-live-ranking')
  @AnswersSubscription()
  @Get()
  async read(@Caller() caller: Principal): Promise<object | Rejection> {
    const person = personOf(caller);
    return isRejection(person) ? person : shown(await subscriptionOf(this.rankings.running.pool, person.code));
  }

  @Access('read-live-ranking')
  @AnswersSubscription()
  @ApiProblems('unknown-unit', 'not-your-unit')
  @Put()
  async subscribe(
    @Req() request: FastifyRequest,
    @Body() { kinds, units, categories, fallenBy }: Subscribe,
    @Caller() caller: Principal,
  ): Promise<Reply | Rejection> {
    const person = personOf(caller);
    if (isRejection(person)) return person;
    const refusal = this.refusalOf(units, caller);
    if (refusal) return refusal;
    const subscription = { kinds, units, categories, fallenBy };
    return await this.submit(request, { type: 'subscribe', person: person.code, subscription }, 200, shown);
  }

  /** The key stands in this answer only; the one before stops. */
  @Access('read-live-ranking')
  @AnswersFeedKey()
  @Post('feed-key')
  async issue(@Req() request: FastifyRequest, @Caller() caller: Principal): Promise<Reply | Rejection> {
    const person = personOf(caller);
    if (isRejection(person)) return person;
    const key = newFeedKey();
    const digest = feedKeyDigest(key);
    const command = { type: 'issue-feed-key', person: person.code, digest } as const;
    const reply = await this.submit(request, command, 201, ({ keyDigest }) => ({ digest: keyDigest }));
    const isNew = reply.status < 300 && (reply.body as { digest?: string }).digest === digest;
    const headers = { ...reply.headers, 'cache-control': 'no-store' };
    return isNew ? new Reply(201, { digest, key }, headers) : reply;
  }

  @Access('read-live-ranking')
  @AnswersNothing()
  @ApiProblems('no-feed-key')
  @Delete('feed-key')
  async revoke(@Req() request: FastifyRequest, @Caller() caller: Principal): Promise<Reply | Rejection> {
    const person = personOf(caller);
    if (isRejection(person)) return person;
    const command = { type: 'revoke-feed-key', person: person.code } as const;
    return await this.submit(request, command, 204, () => undefined);
  }

  /** Units are those that one sees: nobody learns of another's by subscribing to it. */
  private refusalOf(units: readonly string[], caller: Principal): Rejection | undefined {
    const now = this.rankings.running.clock.now();
    const unknown = units.find((unit) => this.rankings.directory.unitAt(unit, now) === undefined);
    if (unknown !== undefined) return reject('unknown-unit', { unit: unknown });
    const other = units.find((unit) => !may(caller, 'read-live-ranking', unit, this.rankings.tree()));
    return other === undefined ? undefined : reject('not-your-unit', { verb: 'read-live-ranking', unit: other });
  }

  private async submit(
    request: FastifyRequest,
    command: SubscriptionCommand,
    status: number,
    show: (state: SubscriptionState) => unknown,
  ): Promise<Reply> {
    const { executor, clock } = this.rankings.running;
    const commands = [{ stream: subscriptionStream(command.person), command }];
    const render = ([outcome]: readonly { readonly state: unknown }[]) => ({
      status,
      body: show(outcome?.state as SubscriptionState),
    });
    return await submitRequest(executor, request, { clock, commands, render });
  }
}

const personOf = (caller: Principal): PersonPrincipal | Rejection =>
  caller.kind === 'person' ? caller : reject('not-allowed', { verb: 'read-live-ranking' });
