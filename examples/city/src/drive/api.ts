/** What the server answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The text as JSON; of what is none, an empty object. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Request {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string | undefined;
  readonly type?: string;
  readonly idempotencyKey?: string;
  readonly body?: unknown;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The public API of one installation; a request that met nobody, as while it starts again, is repeated for three minutes. */
export class Api {
  /** What was asked for and done, as `POST /api/v1/events`: without query. */
  readonly seen = new Set<string>();

  constructor(
    readonly address: string,
    private readonly patience = 180_000,
  ) {}

  /** @throws when nobody answered for three minutes. */
  async ask(request: Request): Promise<Answer> {
    const until = performance.now() + this.patience;
    for (let wait = 50; ; wait = Math.min(1_000, wait * 2)) {
      const answer = await this.tryOnce(request);
      const passes = typeof answer === 'string' || answer.status === 429 || answer.status >= 502;
      if (typeof answer !== 'string' && !passes) return answer;
      if (performance.now() > until)
        throw new Error(`${request.path}: ${typeof answer === 'string' ? answer : answer.text}`);
      const seconds = typeof answer === 'string' ? 0 : answer.retryAfter;
      await pause(seconds > 0 ? seconds * 1_000 : wait);
    }
  }

  private async tryOnce(request: Request): Promise<(Answer & { readonly retryAfter: number }) | string> {
    const { method = 'GET', path, token, type = 'application/json', idempotencyKey, body } = request;
    try {
      const answer = await fetch(this.address + path, {
        method,
        headers: {
          'accept-language': 'en',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': type }),
          ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (answer.ok) this.seen.add(`${method} ${path.split('?')[0] ?? path}`);
      const retryAfter = Number(answer.headers.get('retry-after') ?? 0);
      return { status: answer.status, text, body: jsonOf(text), retryAfter };
    } catch (error) {
      const { name, message, cause } = error as Error;
      if (name !== 'TypeError') throw error;
      return (cause as Error | undefined)?.message ?? message;
    }
  }
}

function jsonOf(text: string): Readonly<Record<string, unknown>> {
  if (!/^\s*\{/.test(text)) return {};
  return JSON.parse(text) as Record<string, unknown>;
}
