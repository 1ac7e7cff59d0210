import { sha256 } from '@kaoji/kernel';

/** What goes to the identity provider and has to come back, or has to be shown to it, in one sign-in. */
export interface OpenIdFlow {
  /** Comes back with the answer: it answers this browser's question. */
  readonly state: string;
  /** Stands in the identity token: it was made for this question. */
  readonly nonce: string;
  /** Of PKCE (RFC 7636): who redeems the code is who asked for it. */
  readonly verifier: string;
}

const part = (name: string, token: string): string => sha256(`${name}.${token}`).toString('base64url');

/**
 * All three follow from a token of 256 random bits that only the browser keeps, in a cookie that no script reads: what anybody
 * may begin leaves no row behind, and neither state nor nonce gives the verifier away (docs/adr/0015).
 */
export const flowOf = (token: string): OpenIdFlow => ({
  state: part('state', token),
  nonce: part('nonce', token),
  verifier: part('verifier', token),
});
