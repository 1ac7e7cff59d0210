import type { DirectoryCopy } from '@kaoji/directory-copy';
import {
  Access,
  actorOf,
  ApiProblems,
  Caller,
  isRejection,
  Limited,
  may,
  Refused,
  Takes,
  type Principal,
} from '@kaoji/http';
import { reject, type Clock, type Rejection } from '@kaoji/kernel';
import type { ServiceProcess } from '@kaoji/scheduling';
import { Controller, Get, Header, HttpCode, Inject, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { INTAKE, INTAKE_DIRECTORY, INTAKE_PARTS } from '../intake.tokens.js';
import type { IntakeParts } from '../intake-parts.js';
import type { FileRow } from './files.store.js';
import { fileOf, type MultipartRequest } from './multipart.js';

class FileAnswer {
  @ApiProperty({ description: 'For `evidence` of events' }) fileId: string;
  @ApiProperty() sha256: string;
  @ApiProperty({ description: 'By its content' }) mediaType: string;
  @ApiProperty({ description: 'Bytes' }) size: number;
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'date-time',
    description: 'Deleted then, unless an event names it',
  })
  deletedAt: string | null;
}

const answerOf = ({ id, sha256, mediaType, size, dropAt }: FileRow): FileAnswer => ({
  fileId: id,
  sha256,
  mediaType,
  size,
  deletedAt: dropAt,
});

const fileSchema = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
};

/** Evidence files: uploaded before the event that names them, given back as attachments (contract.md). */
@ApiTags('files')
@Controller('api/v1/files')
export class FilesRoute {
  private readonly clock: Clock;

  constructor(
    @Inject(INTAKE_PARTS) private readonly intake: IntakeParts,
    @Inject(INTAKE_DIRECTORY) private readonly directory: DirectoryCopy,
    @Inject(INTAKE) service: ServiceProcess,
  ) {
    this.clock = service.clock;
  }

  @Post()
  @HttpCode(201)
  @Access('upload-file')
  @Takes('multipart/form-data')
  @Limited({ name: 'upload-file', capacity: 30, perSecond: 2 })
  @ApiOperation({ summary: 'Upload one evidence file of at most 20 MiB' })
  @ApiBody({ schema: fileSchema })
  @ApiResponse({ status: 201, type: FileAnswer })
  @ApiProblems('no-file', 'file-too-large', 'file-type-refused', 'too-many-requests')
  async upload(@Req() request: MultipartRequest, @Caller() caller: Principal): Promise<FileAnswer | Rejection> {
    if (caller.kind === 'public') throw new Refused('not-signed-in');
    const uploader = { actor: actorOf(caller), unit: caller.unit };
    const file = await this.intake.uploads.keep(await fileOf(request), uploader);
    return isRejection(file) ? file : answerOf(file);
  }

  @Get(':id')
  @Access('read-own-events')
  @Limited({ name: 'read-file', capacity: 60, perSecond: 10 })
  @Header('x-content-type-options', 'nosniff')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'An evidence file, as an attachment' })
  @ApiOkResponse({ content: { '*/*': { schema: { type: 'string', format: 'binary' } } } })
  @ApiProblems('not-found', 'too-many-requests')
  async read(@Param('id') id: string, @Caller() caller: Principal): Promise<StreamableFile | Rejection> {
    const file = await this.intake.uploads.find(id);
    if (!file || !this.mayRead(caller, file)) return reject('not-found');
    return new StreamableFile(this.intake.uploads.read(file), {
      type: file.mediaType,
      length: file.size,
      disposition: `attachment; filename="${file.id}"`,
    });
  }

  private mayRead(caller: Principal, { unit }: FileRow): boolean {
    const now = this.clock.now();
    const tree = { isBelow: (below: string, of: string) => this.directory.isBelow(below, of, now) };
    return may(caller, 'read-own-events', unit, tree);
  }
}
