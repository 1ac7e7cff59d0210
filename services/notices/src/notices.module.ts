import { Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationBootstrap, BeforeApplicationShutdown } from '@nestjs/common';
import { DirectoryCopy } from '@kaoji/directory-copy';
import { monthOf, streamName } from '@kaoji/kernel';
import type { SchemaToInstall } from '@kaoji/persistence';
import { ServiceProcess, type Platform } from '@kaoji/scheduling';
import './inbox/inbox.errors.js';
import { InboxNotices } from './inbox/inbox-notices.store.js';
import { ListInboxRoute } from './inbox/list-inbox.route.js';
import { NoteNoticeRoute } from './inbox/note-notice.route.js';
import type { MailSettings } from './mail/mail-settings.js';
import { MailRound } from './mail/mail-round.js';
import { UnsentMailsRoute } from './mail/unsent-mails.route.js';
import { UnsentMails } from './mail/unsent-mails.store.js';
import { Notices1767225600000 } from './migrations/notices-1767225600000.js';
import { Notices1796083200000 } from './migrations/notices-1796083200000.js';
import type { MonthCommand } from './monthly/month.decide.js';
import { noticesDefinition } from './notices.definition.js';
import { NOTICES } from './notices.token.js';

export { mailSettingsFrom, type MailSettings } from './mail/mail-settings.js';
export { noticesDefinition } from './notices.definition.js';
export { NOTICES } from './notices.token.js';

export const noticesSchema: SchemaToInstall = {
  name: 'notices',
  migrations: [Notices1767225600000, Notices1796083200000],
};

export interface NoticesSettings {
  /** Without it notices stand in the inboxes only. */
  readonly mail?: MailSettings | undefined;
}

@Module({})
export class NoticesModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    @Inject(NOTICES) private readonly service: ServiceProcess,
    private readonly copy: DirectoryCopy,
    private readonly mail: MailRound,
  ) {}

  static on(platform: Platform, { mail }: NoticesSettings = {}): DynamicModule {
    const pool = platform.pool('notices');
    return {
      module: NoticesModule,
      controllers: [ListInboxRoute, NoteNoticeRoute, UnsentMailsRoute],
      providers: [
        { provide: DirectoryCopy, useFactory: () => DirectoryCopy.load(pool, 'notices') },
        { provide: InboxNotices, useValue: new InboxNotices(pool) },
        { provide: UnsentMails, useValue: new UnsentMails(pool) },
        {
          provide: NOTICES,
          inject: [DirectoryCopy],
          useFactory: (copy: DirectoryCopy) =>
            ServiceProcess.prepare(noticesDefinition(copy, platform.catalogue, platform.composition), platform),
        },
        {
          provide: MailRound,
          inject: [DirectoryCopy, InboxNotices],
          useFactory: (copy: DirectoryCopy, notices: InboxNotices) => new MailRound(platform, copy, notices, mail),
        },
      ],
      exports: [NOTICES],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.mail.start();
    await this.planThisMonth();
    await this.service.follow();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.mail.close();
    this.copy.close();
    await this.service.close();
  }

  /** Each month plans the next; the first one is planned by the first start. */
  private async planThisMonth(): Promise<void> {
    const now = this.service.clock.now();
    const command: MonthCommand = { type: 'plan' };
    const stream = streamName('month', monthOf(now, this.copy.calendar().zone));
    const metadata = { actor: 'clock', causation: 'start', rootAt: now };
    await this.service.executor.submit({ origin: { kind: 'fresh' }, commands: [{ stream, command }], metadata });
  }
}
