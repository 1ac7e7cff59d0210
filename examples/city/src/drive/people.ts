import type { Answer, Api, Request } from './api.js';

/** People at work: each signs in when they first do something, and again when their token has run out. */
export class SignedIn {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly api: Api,
    private readonly passwords: Readonly<Record<string, string>>,
  ) {}

  async ask(username: string, request: Omit<Request, 'token'>): Promise<Answer> {
    const answer = await this.api.ask({ ...request, token: await this.tokenOf(username) });
    if (answer.status !== 401) return answer;
    this.tokens.delete(username);
    return await this.api.ask({ ...request, token: await this.tokenOf(username) });
  }

  private tokenOf(username: string): Promise<string> {
    const token = this.tokens.get(username) ?? this.signIn(username);
    this.tokens.set(username, token);
    return token;
  }

  private async signIn(username: string): Promise<string> {
    const body = { username, password: this.passwords[username] ?? '' };
    const answer = await this.api.ask({ method: 'POST', path: '/api/v1/session', body });
    const { accessToken } = answer.body;
    if (typeof accessToken !== 'string') throw new Error(`${username} cannot sign in: ${answer.status} ${answer.text}`);
    return accessToken;
  }
}
