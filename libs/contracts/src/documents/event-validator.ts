import { asyncApiDocument, type AsyncApiDocument } from './asyncapi.js';

/** What is checked of an event: it may carry more. */
export interface SeenEvent {
  readonly type: string;
  readonly data: unknown;
}

type Check = ((data: unknown) => boolean) & {
  errors?: readonly { instancePath: string; message?: string; params?: object }[] | null;
};

/** Checks events against an AsyncAPI document, and remembers the types that it met. */
export class EventValidator {
  private readonly checks = new Map<string, Check>();
  private readonly met = new Set<string>();

  /**
   * @param compile makes a check of a JSON Schema (2020-12).
   * @param document as `GET /api/asyncapi.json` gives it.
   */
  constructor(
    private readonly compile: (schema: object) => Check,
    private readonly document: AsyncApiDocument,
  ) {}

  /** What is wrong with an event, in words: nothing when it is as its message says; a type without message is wrong. */
  faultsOf({ type, data }: SeenEvent): readonly string[] {
    const message = this.messages.get(type);
    if (!message) return [`${type}: not in the AsyncAPI document`];
    this.met.add(type);
    const check = this.checks.get(type) ?? this.compile(message.payload);
    this.checks.set(type, check);
    if (check(data)) return [];
    return (check.errors ?? []).map(
      ({ instancePath, message: says, params }) => `${type}: ${instancePath} ${says ?? ''} ${JSON.stringify(params)}`,
    );
  }

  /** The types of the document that some event had so far, in alphabetical order. */
  seen(): readonly string[] {
    return [...this.met].sort();
  }

  /** The types of the document that no event had so far, in alphabetical order. */
  unseen(): readonly string[] {
    return [...this.messages.keys()].filter((type) => !this.met.has(type)).sort();
  }

  private get messages(): ReadonlyMap<string, { readonly payload: object }> {
    return new Map(Object.entries(this.document.components.messages));
  }
}

/**
 * A validator by Ajv, for tests and the demonstration: Ajv is loaded when this is called, services never do.
 * @param document by default that of the catalogue.
 */
export async function eventValidator(document: AsyncApiDocument = asyncApiDocument('0')): Promise<EventValidator> {
  const [{ Ajv2020 }, formats] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]);
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
  const add = formats.default as unknown as ((to: typeof ajv) => void) & { default?: (to: typeof ajv) => void };
  (add.default ?? add)(ajv);
  return new EventValidator((schema) => ajv.compile(schema) as Check, document);
}

let byCatalogue: Promise<EventValidator> | undefined;

/** What is wrong with an event by the catalogue's AsyncAPI document, see `EventValidator.faultsOf`; for tests. */
export async function validateEvent(event: SeenEvent): Promise<readonly string[]> {
  byCatalogue ??= eventValidator();
  return (await byCatalogue).faultsOf(event);
}
