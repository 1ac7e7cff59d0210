import { failpoint } from '@kaoji/messaging';
import type { InboxNotice, InboxNotices } from '../inbox/inbox-notices.store.js';
import { letterText } from '../issue/notice-text.policy.js';
import { verdictOf, type MailFault } from './attempt.policy.js';
import type { MailQueue, MailResult, MailToSend } from './mail.store.js';
import type { Smtp } from './smtp.js';

export interface MailParts {
  readonly queue: MailQueue;
  readonly notices: Pick<InboxNotices, 'byIds'>;
  readonly smtp: Smtp;
  /** The e-mail address of a person in office; nothing when there is none. */
  addressOf(person: string): string | undefined;
  unitName(unit: string): string;
  zone(): string;
  failed(error: unknown): void;
}

/** Milliseconds between two looks when nothing wakes it: a commit in this process does. */
const idle = 2_000;

/**
 * Sends an e-mail for each notice, at least once, with a stable Message-ID (messaging.md, The promise): a process that
 * dies between the server's 250 and our mark sends it again.
 */
export class MailSender {
  private closed = false;
  private wakeUp: () => void = () => undefined;
  private signalled = false;
  private running: Promise<void> | undefined;

  constructor(private readonly parts: MailParts) {}

  async start(): Promise<void> {
    await this.parts.queue.switchOn();
    this.running = this.run();
  }

  /** Something was issued. */
  signal(): void {
    this.signalled = true;
    this.wakeUp();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.signal();
    await this.running;
    await this.parts.queue.letGo();
    this.parts.smtp.close();
  }

  /** One round: what is new, then what is to be tried again; the number of attempts. */
  async sendDue(): Promise<number> {
    const { queue } = this.parts;
    if (!(await queue.hold())) return 0;
    const { from, to, mails } = await queue.next();
    if (await this.sendAll(mails)) await queue.done(from, to);
    const again = await queue.again();
    await this.sendAll(again);
    return mails.length + again.length;
  }

  private async run(): Promise<void> {
    while (!this.closed) {
      this.signalled = false;
      try {
        if ((await this.sendDue()) > 0) continue;
      } catch (error) {
        this.parts.failed(error);
      }
      await this.rest();
    }
  }

  /** Whether all were tried; not when this process closes, or when another one sends now. */
  private async sendAll(mails: readonly MailToSend[]): Promise<boolean> {
    const notices = await this.parts.notices.byIds(mails.map(({ notice }) => notice));
    for (const mail of mails) {
      const notice = notices.find(({ id }) => id === mail.notice);
      if (notice === undefined || this.closed || !(await this.parts.queue.hold())) return false;
      await this.parts.queue.record(mail, await this.attempt(notice, mail.attempts + 1));
    }
    return true;
  }

  private async attempt(notice: InboxNotice, attempts: number): Promise<MailResult> {
    const to = this.parts.addressOf(notice.person);
    if (to === undefined) return { state: 'no-address' };
    const { subject, text } = letterText(notice, this.parts.unitName(notice.unit), this.parts.zone());
    try {
      await this.parts.smtp.send({ notice: notice.id, to, subject, text });
    } catch (error) {
      return verdictOf(error as MailFault, attempts);
    }
    failpoint('notice.after-smtp');
    return { state: 'sent' };
  }

  private rest(): Promise<void> {
    if (this.signalled || this.closed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, idle);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
