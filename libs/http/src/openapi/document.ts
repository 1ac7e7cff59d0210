import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Version } from '../boot/http-options.js';
import { problemType } from '../problem/problem.js';
import { problemSchema } from './api-problems.js';
import { documentPayloads, payloadClasses } from './payload-schemas.js';

const text = { type: 'string' };

const problem = {
  type: 'object',
  description: 'Problem details (RFC 9457); `code` is for programs, `detail` for people.',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: text,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: text,
    detail: text,
    params: { type: 'object', additionalProperties: { anyOf: [text, { type: 'number' }] } },
    faults: {
      type: 'array',
      items: { type: 'object', required: ['field', 'rule'], properties: { field: text, rule: text } },
    },
  },
};

const anyProblem = {
  description: 'Refused: problem details, see docs/errors.md',
  content: { [problemType]: { schema: { $ref: `#/components/schemas/${problemSchema}` } } },
};

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Every route can answer with a problem, whatever it documents beside. */
function addProblems(document: OpenAPIObject): void {
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, [problemSchema]: problem },
  };
  for (const path of Object.values(document.paths)) {
    for (const method of methods) {
      const operation = path[method];
      if (operation) operation.responses = { ...operation.responses, default: anyProblem };
    }
  }
}

/** What a payload class does not name is refused (`unknown-field`). */
function closePayloads(document: OpenAPIObject): void {
  for (const { name } of payloadClasses()) {
    const schema = document.components?.schemas?.[name];
    if (schema && !('$ref' in schema)) schema.additionalProperties = false;
  }
}

/** The OpenAPI 3.1 document of all routes. Payloads are described by their class-validator rules. */
export function apiDocument(app: INestApplication, version: Version): OpenAPIObject {
  const terms = new DocumentBuilder()
    .setTitle('Kaoji 考绩')
    .setVersion(version.version)
    .setOpenAPIVersion('3.1.0')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key `kaoji_...` or an access token' })
    .addCookieAuth('kaoji', { type: 'apiKey', in: 'cookie', description: '`__Host-kaoji` over TLS' })
    .build();
  documentPayloads();
  const document = SwaggerModule.createDocument(app, terms);
  closePayloads(document);
  addProblems(document);
  return document;
}

/** `/api/openapi.json`, and the same to read at `/api/docs`. */
export function serveApiDocument(app: INestApplication, version: Version): void {
  SwaggerModule.setup('api/docs', app, apiDocument(app, version), {
    raw: ['json'],
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Kaoji API',
  });
}
