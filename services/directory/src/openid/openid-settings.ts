/** The identity provider at which people sign in, and how it names them. */
export interface OpenIdSettings {
  /** As the provider's discovery document states it. */
  readonly issuer: string;
  readonly clientId: string;
  /** None for a public client: PKCE then stands alone. */
  readonly clientSecret?: string | undefined;
  /** Our page that the provider sends people back to, as it is registered there. */
  readonly redirect: string;
  /** Whose value is a person's code. */
  readonly claim: string;
  /** What is asked for, `openid` among it. */
  readonly scope: string;
}
