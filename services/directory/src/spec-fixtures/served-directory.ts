import { bootHttp, type HttpServer } from '@kaoji/http';
import { AnswersSeen } from '@kaoji/testing';
import {
  Directory,
  DirectoryModule,
  loadCity,
  makeFirstAdministrator,
  type OpenIdSettings,
} from '../directory.module.js';
import { testPlatform, type TestPlatform } from './test-directory.js';

export interface Answered {
  readonly status: number;
  readonly body: Record<string, never> & { readonly code?: string };
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What a spec sends; `as` is an access token or an API key. */
export interface Asked {
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

export const passwordOf = (username: string): string => `first password of ${username}`;

const city = `
units:
  - { code: city, name: City, kind: city, validFrom: 2026-01-01, handlers: [] }
  - { code: health, name: Health, kind: department, parent: city, category: A, validFrom: 2026-01-01 }
  - { code: care, name: Care, kind: department, parent: city, category: A, validFrom: 2026-01-01 }
people:
  - { code: ann, name: Ann, unit: city, roles: [administrator], username: ann }
  - { code: bob, name: Bob, unit: city, roles: [administrator], username: bob }
  - { code: sue, name: Sue, unit: health, roles: [unit-head], standIn: tom, username: sue }
  - { code: tom, name: Tom, unit: health, username: tom }
`;

/** Directory over HTTP with a small city, its two administrators signed in. */
export class ServedDirectory {
  private constructor(
    private readonly base: TestPlatform,
    private readonly server: HttpServer,
    private readonly address: string,
    readonly directory: Directory,
    readonly answers: AnswersSeen,
  ) {}

  static async start(openId?: OpenIdSettings): Promise<ServedDirectory> {
    const base = await testPlatform();
    const server = await bootHttp(DirectoryModule.on(base.platform, { ...base.settings, ...(openId && { openId }) }), {
      version: { name: 'kaoji', version: '0' },
      signIn: (container) => container.get(Directory, { strict: false }).signIn,
      readiness: [],
      tls: false,
      logLevel: 'silent',
    });
    const directory = server.app.get(Directory, { strict: false });
    await loadCity(directory, [{ name: 'city.yaml', text: city }], { keyOf: (id) => `kaoji_${id}`, passwordOf });
    const answers = AnswersSeen.of(server.app.getHttpAdapter().getInstance());
    const { port } = await server.listen(0, '127.0.0.1');
    return new ServedDirectory(base, server, `http://127.0.0.1:${port}`, directory, answers);
  }

  /** What the environment asks for on an installation that has people already. */
  firstAdministrator(): Promise<unknown> {
    return makeFirstAdministrator(this.directory.running, this.directory.signingIn, { username: 'first' });
  }

  async ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, asked: Asked = {}): Promise<Answered> {
    const { as, headers, body } = asked;
    const answer = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: {
        ...(as !== undefined && { authorization: `Bearer ${as}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = String(answer.headers.get('content-type')).includes('json');
    const said = (isJson ? JSON.parse(text) : {}) as Answered['body'];
    const cookies = answer.headers.getSetCookie();
    const all = {
      ...Object.fromEntries(answer.headers),
      ...(cookies.length > 0 && { 'set-cookie': cookies.join(', ') }),
    };
    return { status: answer.status, body: said, headers: all };
  }

  /** Signs in and gives the access token. */
  async token(username: string): Promise<string> {
    const { body } = await this.ask('POST', '/session', { body: { username, password: passwordOf(username) } });
    return String(body['accessToken']);
  }

  /** What of the answers seen so far is not as the OpenAPI document says. */
  async faultsOfAnswers(): Promise<readonly string[]> {
    return this.answers.faultsBy(await (await fetch(`${this.address}/api/openapi.json`)).json());
  }

  async count(sql: string): Promise<number> {
    const { rows } = await this.base.database
      .pool('directory')
      .query<{ n: string }>(`select count(*) as n from ${sql}`);
    return Number(rows[0]?.n);
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.base.close();
  }
}
