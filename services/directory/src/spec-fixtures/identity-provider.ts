import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { OpenIdSettings } from '../openid/openid-settings.js';

const redirect = 'http://127.0.0.1:1/api/v1/session/openid';
const client = { clientId: 'kaoji', clientSecret: 'a secret of the client of 32 bytes' };

/** A real identity provider in a process of its own, and a browser that signs in there. */
export class IdentityProvider {
  private constructor(
    private readonly child: ChildProcess,
    readonly settings: OpenIdSettings,
  ) {}

  static async start(): Promise<IdentityProvider> {
    const script = join(__dirname, 'provider-process.mjs');
    const child = spawn(process.execPath, [script, client.clientId, client.clientSecret, redirect], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const settings = { ...client, redirect, issuer: line.toString().trim(), claim: 'preferred_username' };
    return new IdentityProvider(child, { ...settings, scope: 'openid profile' });
  }

  /** Signs in as somebody; what stands behind the # of the address that the browser is sent back to. */
  async signIn(address: string, as: string): Promise<Readonly<Record<string, string>>> {
    const jar = new Map<string, string>();
    let next = new URL(`${address}&login_hint=${as}`);
    for (let hop = 0; hop < 8; hop += 1) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
      for (const set of answer.headers.getSetCookie()) {
        const [pair = ''] = set.split(';');
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`${answer.status} ${await answer.text()}`);
      next = new URL(location, next);
      if (next.href.startsWith(redirect)) return Object.fromEntries(new URLSearchParams(next.hash.slice(1)));
    }
    throw new Error('the provider never came back');
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }
}
