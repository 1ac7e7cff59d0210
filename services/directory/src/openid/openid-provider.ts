import { reject, type Rejection } from '@kaoji/kernel';
import type { ServiceLog } from '@kaoji/scheduling';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  type Configuration,
} from 'openid-client';
import { isAway, isOfTheirs, reasonOf } from './openid-faults.js';
import { flowOf } from './openid-flow.policy.js';
import type { OpenIdSettings } from './openid-settings.js';

/** What the provider sent the browser back with. */
export interface OpenIdReturn {
  readonly code: string;
  readonly state: string;
  /** Where the provider names itself in its answers (RFC 9207). */
  readonly iss?: string | undefined;
}

/** How long the provider may take to answer, in seconds. */
const patience = 10;

/** Where the answer stands: behind the #, so that no code is in a path or query of ours (contract.md). */
const responseMode = 'fragment';

/** The identity provider, by its discovery document. It is asked when somebody signs in: Kaoji starts without it. */
export class OpenIdProvider {
  private found: Promise<Configuration> | undefined;

  constructor(
    private readonly settings: OpenIdSettings,
    private readonly log: ServiceLog,
  ) {}

  /** Where the browser that keeps this token goes to sign in. */
  async addressFor(token: string): Promise<URL | Rejection> {
    return await this.tried(async (configuration) => {
      const { state, nonce, verifier } = flowOf(token);
      return buildAuthorizationUrl(configuration, {
        redirect_uri: this.settings.redirect,
        response_mode: responseMode,
        scope: this.settings.scope,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
    });
  }

  /** The code of the person whom the provider vouches for to the browser that keeps this token. */
  async personFor(token: string, { code, state, iss }: OpenIdReturn): Promise<string | Rejection> {
    const flow = flowOf(token);
    const answer = new URL(this.settings.redirect);
    answer.search = String(new URLSearchParams({ code, state, ...(iss !== undefined && { iss }) }));
    return await this.tried(async (configuration) => {
      const tokens = await authorizationCodeGrant(configuration, answer, {
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        pkceCodeVerifier: flow.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) return reject('openid-refused');
      const name = claims[this.settings.claim] ?? (await this.told(configuration, tokens.access_token, claims.sub));
      return typeof name === 'string' && name !== '' ? name : reject('openid-without-name');
    });
  }

  /** Providers that keep identity tokens small tell a person's attributes when asked. */
  private async told(configuration: Configuration, accessToken: string, subject: string): Promise<unknown> {
    if (configuration.serverMetadata().userinfo_endpoint === undefined) return undefined;
    return (await fetchUserInfo(configuration, accessToken, subject))[this.settings.claim];
  }

  private async tried<T>(step: (configuration: Configuration) => Promise<T>): Promise<T | Rejection> {
    const found = await this.configuration().catch((error: unknown) => this.away(error));
    if ('kind' in found) return found;
    try {
      return await step(found);
    } catch (error) {
      if (isAway(error)) return this.away(error);
      if (!isOfTheirs(error)) throw error;
      this.log.warn('an answer of the identity provider was not taken', { reason: reasonOf(error) });
      return reject('openid-refused');
    }
  }

  private away(error: unknown): Rejection {
    this.log.warn('the identity provider cannot be used', { reason: reasonOf(error) });
    return reject('openid-unavailable');
  }

  /** Asked again after it failed. */
  private configuration(): Promise<Configuration> {
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = undefined;
      throw error;
    });
    return this.found;
  }

  private async discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const authentication = clientSecret === undefined ? None() : ClientSecretBasic(clientSecret);
    const plain = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
    return await discovery(new URL(issuer), clientId, undefined, authentication, {
      // The token's signature is checked although it comes straight from the provider: TLS may end at a proxy before it.
      execute: [...plain, enableNonRepudiationChecks],
      timeout: patience,
    });
  }
}
