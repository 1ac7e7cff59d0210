import type { OpenIdSettings } from '@kaoji/directory';
import type { Secrets } from '@kaoji/persistence';
import type { StandaloneEnv } from '../standalone.env.js';

/**
 * The identity provider of the configuration, if there is one. Its client secret is `KAOJI_OIDC_CLIENT_SECRET` or the file
 * `KAOJI_OIDC_CLIENT_SECRET_FILE`; a client without one is a public client.
 */
export async function openIdSettings(env: StandaloneEnv, secrets: Secrets): Promise<OpenIdSettings | undefined> {
  const { KAOJI_OIDC_ISSUER: issuer, KAOJI_OIDC_CLIENT_ID: clientId, KAOJI_OIDC_REDIRECT: redirect } = env;
  if (issuer === undefined || clientId === undefined || redirect === undefined) return undefined;
  const clientSecret = await secrets.given('KAOJI_OIDC_CLIENT_SECRET');
  const { KAOJI_OIDC_CLAIM: claim, KAOJI_OIDC_SCOPE: scope } = env;
  return { issuer, clientId, clientSecret, redirect, claim, scope };
}
