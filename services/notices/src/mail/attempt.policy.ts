/** What the mail server or the way to it said. */
export interface MailFault {
  /** Of nodemailer: `EAUTH`, `ECONNECTION`, `EENVELOPE`, ... */
  readonly code?: string;
  /** Reply of the server: 250, 450, 550 ... */
  readonly responseCode?: number;
}

export type Verdict =
  | { readonly state: 'retry'; readonly reason: string; readonly seconds: number }
  | { readonly state: 'failed'; readonly reason: string };

/** Seconds before the next attempt: a minute, doubled each time, at most six hours. */
export const waitAfter = (attempts: number): number => Math.min(6 * 3600, 60 * 2 ** (attempts - 1));

/** With these waits the last attempt is made some three days after the first. */
export const mostAttempts = 20;

/**
 * A 5xx reply to the message is final (RFC 5321, 4.2.1); a refused sign-in is our own setting and is tried again, like
 * every 4xx and every broken connection.
 */
export function verdictOf({ code, responseCode }: MailFault, attempts: number): Verdict {
  const reason = responseCode === undefined ? (code ?? 'unknown') : String(responseCode);
  const isFinal = code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500;
  if (isFinal || attempts >= mostAttempts) return { state: 'failed', reason };
  return { state: 'retry', reason, seconds: waitAfter(attempts) };
}
