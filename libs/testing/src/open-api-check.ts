import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** What is looked at of an answer. */
export interface SeenAnswer {
  readonly status: number;
  /** Media type, without parameters. */
  readonly type: string;
  readonly text: string;
  /** Of JSON; undefined of anything else. */
  readonly json: unknown;
}

interface Response {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}
interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly responses: Readonly<Record<string, Response>>;
}
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Answers the client's own condition in place of 200, without content (RFC 9110, 15.4.5). */
const notModified = 304;

const pointer = (...parts: readonly string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** Checks answers against the OpenAPI document that the installation serves. */
export class OpenApiCheck {
  /** `GET /a 200`: answers that the document says nothing about. */
  readonly silent = new Set<string>();
  readonly faults = new Set<string>();
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  private readonly checks = new Map<string, ValidateFunction>();

  constructor(private readonly document: OpenApi) {
    addFormats.default(this.ajv);
    this.ajv.addSchema(document, 'openapi');
  }

  operation(route: string): Operation | undefined {
    const [method = '', path = ''] = route.split(' ');
    return this.document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  }

  parameters(route: string): readonly string[] {
    return (this.operation(route)?.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
  }

  look(route: string, { status, type, json, text }: SeenAnswer): void {
    const [method = '', path = ''] = route.split(' ');
    const responses = this.operation(route)?.responses;
    const key = responses?.[status] ? String(status) : 'default';
    const content = responses?.[key]?.content;
    const schema = (content?.[type] ?? content?.['*/*'])?.schema;
    if (responses?.[status] && text === '') return;
    if (status === notModified && responses?.['200'] && text === '') return;
    if (!schema) {
      this.silent.add(`${route} ${status} ${type}`);
      return;
    }
    if (json === undefined) return;
    const place = pointer(
      'paths',
      path.replaceAll(/:(\w+)/g, '{$1}'),
      method.toLowerCase(),
      'responses',
      key,
      'content',
      type,
      'schema',
    );
    const check = this.checks.get(place) ?? this.ajv.compile({ $ref: `openapi#${place}` });
    this.checks.set(place, check);
    if (check(json)) return;
    for (const { instancePath, message } of check.errors ?? []) {
      this.faults.add(`${route} ${status}: ${instancePath.replaceAll(/\d+/g, '*')} ${message ?? ''}`);
    }
  }
}
