import { asyncApiDocument, type AsyncApiDocument } from '@kaoji/contracts';
import { HttpSettings, Public } from '@kaoji/http';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

/** The streams' document beside `/api/openapi.json` (contract.md). */
@ApiTags('operations')
@Controller('api/asyncapi.json')
export class AsyncApiRoute {
  private readonly document: AsyncApiDocument;

  constructor({ version }: HttpSettings) {
    this.document = asyncApiDocument(version.version);
  }

  @Public()
  @Get()
  @ApiOperation({ summary: 'The AsyncAPI 3.0 document of the event streams' })
  @ApiOkResponse({ schema: { type: 'object', required: ['asyncapi', 'channels', 'components'] } })
  read(): AsyncApiDocument {
    return this.document;
  }
}
