import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';

/** An e-mail as the server took it. */
export interface TakenMail {
  readonly to: readonly string[];
  readonly messageId: string;
  readonly raw: string;
}

/** A real SMTP server that keeps what it takes; `reply` makes it refuse recipients. */
export class MailServer {
  readonly taken: TakenMail[] = [];
  /** SMTP reply for a recipient, e.g. 550; nothing: taken. */
  reply: (recipient: string) => number | undefined = () => undefined;
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, done) => {
        const code = this.reply(address);
        done(code === undefined ? null : Object.assign(new Error('refused'), { responseCode: code }));
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const raw = Buffer.concat(parts).toString();
          const [, messageId = ''] = /^Message-ID: (.*)\r$/im.exec(raw) ?? [];
          this.taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), messageId, raw });
          done();
        });
      },
    });
  }

  static async start(): Promise<MailServer> {
    const made = new MailServer();
    await new Promise<void>((resolve) => made.server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}
