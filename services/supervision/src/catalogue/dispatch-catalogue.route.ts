import { IsCode, IsCount, IsFlag, IsNestedList, IsText, textLengths, type CatalogueEntry } from '@kaoji/contracts';
import { Access, actorOf, ApiProblems, Caller, submitRequest, type Principal, type Reply } from '@kaoji/http';
import { reject, type Rejection } from '@kaoji/kernel';
import type { ServiceProcess } from '@kaoji/scheduling';
import { Body, Controller, Get, Inject, Put, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { SUPERVISION } from '../supervision.tokens.js';
import { catalogueStream } from './catalogue.aggregate.js';
import { catalogueSchema } from './catalogue.schema.js';
import { Catalogues } from './catalogue.store.js';
import type { CatalogueCommand } from './catalogue.decide.js';
import type { DispatchCatalogue } from './catalogue.state.js';

class Entry {
  @IsText(textLengths.name) category: string;
  /** Left out: wherever no entry names the place. */
  @IsOptional() @IsText(textLengths.name) place?: string;
  @IsCode() unitCode: string;
  /** The office confirms such dispatches beforehand. */
  @IsOptional() @IsFlag() atOnce?: boolean;
}

class NewCatalogue {
  @IsNestedList(() => Entry, 0, 5_000) entries: Entry[];
  /** The version that its author had before him: refused when another is in force. */
  @IsOptional() @IsCount(0, 1_000_000) basedOn?: number;
  @IsText(textLengths.reason) reason: string;
}

class WhichVersion {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1_000_000) version?: number;
}

const entryOf = ({ category, place, unitCode, atOnce = false }: Entry): CatalogueEntry => ({
  ...{ category, place: place ?? null, unit: unitCode, atOnce },
});

const viewOf = ({ version, entries }: DispatchCatalogue): object => ({
  version,
  entries: entries.map(({ category, place, unit, atOnce }) => ({ category, place, unitCode: unit, atOnce })),
});

/** The dispatch catalogue 派单目录: which unit a category and place are proposed to. */
@ApiTags('dispatch catalogue')
@Controller('api/v1/dispatch-catalogue')
export class DispatchCatalogueRoute {
  constructor(
    @Inject(SUPERVISION) private readonly service: ServiceProcess,
    private readonly catalogues: Catalogues,
  ) {}

  @Access('dispatch-matter')
  @ApiOkResponse({ description: 'The catalogue in force, or the version asked for', schema: catalogueSchema })
  @ApiProblems('not-found')
  @Get()
  async read(@Query() { version }: WhichVersion): Promise<object> {
    if (version === undefined) return viewOf(await this.catalogues.inForce());
    const former = await this.catalogues.version(version);
    return former ? viewOf(former) : reject('not-found');
  }

  @Access('dispatch-matter')
  @ApiOkResponse({ description: 'The catalogue in its new version', schema: catalogueSchema })
  @ApiProblems('catalogue-changed-meanwhile', 'catalogue-entry-twice', 'unknown-unit')
  @Put()
  async change(
    @Req() request: FastifyRequest,
    @Caller() caller: Principal,
    @Body() { entries, basedOn, reason }: NewCatalogue,
  ): Promise<Reply | Rejection> {
    const by = actorOf(caller);
    const change = { entries: entries.map(entryOf), basedOn: basedOn ?? null, by, reason };
    const command: CatalogueCommand = { type: 'change-catalogue', ...change };
    return await submitRequest(this.service.executor, request, {
      clock: this.service.clock,
      commands: [{ stream: catalogueStream, command }],
      render: ([outcome]) => ({ status: 200, body: viewOf(outcome?.state as DispatchCatalogue) }),
    });
  }
}
