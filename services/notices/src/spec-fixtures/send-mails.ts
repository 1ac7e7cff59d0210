import pg from 'pg';
import { InboxNotices } from '../inbox/inbox-notices.store.js';
import { MailSender } from '../mail/mail-sender.js';
import { MailQueue } from '../mail/mail.store.js';
import { smtpOf } from '../mail/smtp.js';

/** A process that sends what is to be sent once, so that a spec can kill it: arguments are database and mail server. */
const [connectionString, url = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 2 });
const smtp = smtpOf({ url, from: 'kaoji@city.test', installation: 'city.test' });
const sender = new MailSender({
  queue: new MailQueue(pool, `process ${process.pid}`),
  notices: new InboxNotices(pool),
  smtp,
  addressOf: (person) => `${person}@city.test`,
  unitName: (unit) => unit,
  zone: () => 'Asia/Shanghai',
  failed: (error) => {
    throw error;
  },
});
await sender.sendDue();
await sender.close();
await pool.end();
