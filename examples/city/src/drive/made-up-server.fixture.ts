import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that takes what the driver sends, for its specs: it writes down each request and keeps a clock. */
export class MadeUpServer {
  readonly heard: string[] = [];
  now = '2026-10-08T00:00:00.000Z';
  /** Answers that come before the usual ones: status and, where there is one, Retry-After. */
  readonly first: (readonly [status: number, retryAfter?: string])[] = [];
  private readonly known = new Set<string>();
  private server: Server | undefined;

  /** Begins to listen; at the port it had before, when it is begun again. */
  async listen(port = 0): Promise<string> {
    const server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        const early = this.first.shift();
        const [status, answer] = early ? [early[0], {}] : this.answer(request.url ?? '', body, request);
        const headers = { 'content-type': 'application/json', ...(early?.[1] && { 'retry-after': early[1] }) };
        response.writeHead(status, headers).end(JSON.stringify(answer));
      });
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private answer(path: string, body: unknown, { headers }: IncomingMessage): readonly [number, object] {
    if (path === '/api/v1/session')
      return [200, { accessToken: `token of ${(body as { username: string }).username}` }];
    if (path === '/api/v1/drill/clock') return this.clock(body as { now?: string });
    if (path === '/api/v1/events') return [202, { results: (body as { id: string }[]).map(({ id }) => this.take(id)) }];
    this.heard.push(`${headers.authorization ?? ''} ${path} ${String(headers['idempotency-key'])}`);
    return path.includes('refused') ? [409, { code: 'not-replied' }] : [200, {}];
  }

  private clock({ now }: { now?: string }): readonly [number, object] {
    const target = now === undefined ? this.now : new Date(now).toISOString();
    if (target < this.now) return [409, { code: 'clock-not-moved-back' }];
    if (now !== undefined) this.heard.push(`clock ${target}`);
    this.now = target;
    return [200, { now: this.now }];
  }

  private take(id: string): object {
    const status = this.known.has(id) ? 'duplicate' : id.startsWith('bad') ? 'refused' : 'accepted';
    this.known.add(id);
    this.heard.push(`${status} ${id}`);
    return { id, status, ...(status === 'refused' && { code: 'unknown-unit', detail: 'There is no unit.' }) };
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}
