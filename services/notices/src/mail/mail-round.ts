import type { DirectoryCopy } from '@kaoji/directory-copy';
import type { Platform } from '@kaoji/scheduling';
import { randomUUID } from 'node:crypto';
import type { InboxNotices } from '../inbox/inbox-notices.store.js';
import { unitName } from '../inbox/inbox-view.js';
import { MailSender } from './mail-sender.js';
import type { MailSettings } from './mail-settings.js';
import { MailQueue } from './mail.store.js';
import { smtpOf } from './smtp.js';

/** The e-mails of this process: sent where settings are given, switched off where none are. */
export class MailRound {
  private readonly queue: MailQueue;
  private readonly sender: MailSender | undefined;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly platform: Platform,
    copy: DirectoryCopy,
    notices: InboxNotices,
    settings: MailSettings | undefined,
  ) {
    this.queue = new MailQueue(platform.pool('notices'), randomUUID());
    this.sender =
      settings &&
      new MailSender({
        queue: this.queue,
        notices,
        smtp: smtpOf(settings),
        addressOf: (person) => copy.person(person)?.email ?? undefined,
        unitName: (unit) => unitName(copy, unit),
        zone: () => copy.calendar().zone,
        failed: (error) => platform.log.error('e-mails were not sent', { service: 'notices', error }),
      });
  }

  async start(): Promise<void> {
    if (this.sender === undefined) return await this.queue.switchOff();
    const { sender } = this;
    await sender.start();
    this.stopListening = this.platform.wake.listen('notices', () => sender.signal());
  }

  /** Something is to be sent. */
  signal(): void {
    this.sender?.signal();
  }

  async close(): Promise<void> {
    this.stopListening();
    await this.sender?.close();
  }
}
