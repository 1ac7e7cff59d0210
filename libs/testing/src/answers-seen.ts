import { OpenApiCheck, type OpenApi, type SeenAnswer } from './open-api-check.js';

/** The part of a Fastify instance by which answers are watched. */
interface Watched {
  addHook(
    name: 'onSend',
    hook: (request: Asked, reply: Answering, payload: unknown, done: (error: null, payload: unknown) => void) => void,
  ): unknown;
}

interface Asked {
  readonly method: string;
  readonly routeOptions: { readonly url?: string };
}

interface Answering {
  readonly statusCode: number;
  getHeader(name: string): string | number | string[] | undefined;
}

/** Every answer of an application in a spec, to be checked against its OpenAPI document (issue 3, API documents). */
export class AnswersSeen {
  private readonly answers: { readonly route: string; readonly answer: SeenAnswer }[] = [];

  /** Begins to watch; the application does not listen yet. */
  static of(fastify: unknown): AnswersSeen {
    const seen = new AnswersSeen();
    (fastify as Watched).addHook('onSend', (request, reply, payload, done) => {
      seen.keep(request, reply, payload);
      done(null, payload);
    });
    return seen;
  }

  get number(): number {
    return this.answers.length;
  }

  /** Routes that did what they are there for, as `GET /api/v1/...`. */
  get succeeded(): readonly string[] {
    return [...new Set(this.answers.filter(({ answer }) => answer.status < 300).map(({ route }) => route))].sort();
  }

  /** What is not as the document says, or not in it, each once. */
  faultsBy(document: unknown): readonly string[] {
    const check = new OpenApiCheck(document as OpenApi);
    for (const { route, answer } of this.answers) if (check.operation(route)) check.look(route, answer);
    return [...check.faults, ...[...check.silent].map((silent) => `${silent}: not in the document`)].sort();
  }

  private keep({ method, routeOptions: { url } }: Asked, reply: Answering, payload: unknown): void {
    const type = [reply.getHeader('content-type')].flat().join().split(';')[0] ?? '';
    const text = typeof payload === 'string' ? payload : '';
    const json: unknown = /[/+]json$/.test(type) && text !== '' ? JSON.parse(text) : undefined;
    this.answers.push({ route: `${method} ${url ?? ''}`, answer: { status: reply.statusCode, type, text, json } });
  }
}
