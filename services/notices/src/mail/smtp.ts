import { createTransport } from 'nodemailer';
import type { MailSettings } from './mail-settings.js';

export interface Letter {
  readonly notice: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The way to the mail server. */
export interface Smtp {
  /** Resolves after the server's 250. @throws what nodemailer does, with `code` and `responseCode`. */
  send(letter: Letter): Promise<void>;
  close(): void;
}

const patience = 20_000;

/** The Message-ID of a notice's e-mail: the same however often it is sent. */
export const messageId = (notice: string, installation: string): string => `<${notice}@${installation}>`;

export function smtpOf({ url, from, installation }: MailSettings): Smtp {
  const limits = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience };
  const transport = createTransport({ url, pool: true, maxConnections: 1, ...limits });
  return {
    async send({ notice, to, subject, text }) {
      const headers = { 'Auto-Submitted': 'auto-generated' };
      await transport.sendMail({ from, to, subject, text, messageId: messageId(notice, installation), headers });
    },
    close: () => transport.close(),
  };
}
