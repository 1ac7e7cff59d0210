import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const algorithm = 'ES256';
const keyId = 'one';

/** How its identity token differs from an honest one, or what it answers in its place. */
export interface Lie {
  readonly claims?: JWTPayload;
  /** Signed by somebody else's key. */
  readonly forged?: boolean;
  /** No identity token at all. */
  readonly without?: boolean;
  /** The status that the token's address answers with. */
  readonly status?: number;
  /** What it tells of the person when asked. */
  readonly told?: JWTPayload;
  /** The issuer of its discovery document. */
  readonly discovered?: string;
}

/** An identity provider that lies in one respect; it signs `sue` in for any code. */
export class LyingProvider {
  lie: Lie = {};
  nonce = '';
  asked = 0;

  private constructor(
    private readonly server: Server,
    private readonly own: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey },
    private readonly others: CryptoKey,
  ) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.answer(request, response));
  }

  static async start(): Promise<LyingProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const own = await generateKeyPair(algorithm);
    return new LyingProvider(server, own, (await generateKeyPair(algorithm)).privateKey);
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer({ url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
    this.asked += 1;
    const { status = 200 } = url === '/token' ? this.lie : {};
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(await this.said(url)));
  }

  private async said(url: string): Promise<unknown> {
    if (url === '/jwks') {
      return { keys: [{ ...(await exportJWK(this.own.publicKey)), kid: keyId, alg: algorithm, use: 'sig' }] };
    }
    if (url === '/userinfo') return { sub: 'subject', ...this.lie.told };
    if (url === '/token') return await this.tokens();
    const at = (path: string): string => `${this.issuer}/${path}`;
    return {
      issuer: this.lie.discovered ?? this.issuer,
      authorization_endpoint: at('authorize'),
      token_endpoint: at('token'),
      userinfo_endpoint: at('userinfo'),
      jwks_uri: at('jwks'),
      id_token_signing_alg_values_supported: [algorithm],
    };
  }

  private async tokens(): Promise<unknown> {
    const now = Math.floor(Date.now() / 1000);
    const honest = { iss: this.issuer, aud: 'kaoji', sub: 'subject', iat: now, exp: now + 60, nonce: this.nonce };
    const token = await new SignJWT({ ...honest, person: 'sue', ...this.lie.claims })
      .setProtectedHeader({ alg: algorithm, kid: keyId })
      .sign(this.lie.forged ? this.others : this.own.privateKey);
    return { access_token: 'access', token_type: 'Bearer', ...(!this.lie.without && { id_token: token }) };
  }
}
