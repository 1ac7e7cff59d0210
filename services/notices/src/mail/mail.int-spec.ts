import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { InboxNotices } from '../inbox/inbox-notices.store.js';
import { city } from '../spec-fixtures/city.js';
import { until } from '@kaoji/testing';
import { MailServer } from '../spec-fixtures/mail-server.js';
import { escalationOf } from '../spec-fixtures/matters.js';
import { NoticesBench } from '../spec-fixtures/notices-bench.js';
import type { Spoken } from '../spec-fixtures/recorded.js';
import { MailSender } from './mail-sender.js';
import { MailQueue } from './mail.store.js';
import { smtpOf } from './smtp.js';

jest.setTimeout(30_000);

const installation = 'city.test';
let bench: NoticesBench;
let server: MailServer;
let senders: MailSender[];

beforeEach(async () => {
  bench = await NoticesBench.open('2026-10-08T02:00:00.000Z');
  server = await MailServer.start();
  senders = [];
  await bench.hear(...city);
  await new MailQueue(bench.pool, 'spec').switchOn();
});
afterEach(async () => {
  await Promise.all(senders.map((sender) => sender.close()));
  await server.close();
  await bench.close();
});

/** Specs beside this one write to the same cluster, and any writer holds the feed: wait until it shows what was issued. */
async function issue(...spoken: readonly Spoken[]): Promise<void> {
  await bench.hear(...spoken);
  await until('the feed shows what was issued', async () => {
    const { rows } = await bench.pool.query<{ shown: boolean }>(
      'select max(tx) < pg_snapshot_xmin(pg_current_snapshot()) as shown from event',
    );
    return rows[0]?.shown;
  });
}

function sender(owner: string): MailSender {
  const made = new MailSender({
    queue: new MailQueue(bench.pool, owner),
    notices: new InboxNotices(bench.pool),
    smtp: smtpOf({ url: server.url, from: `考绩 <kaoji@${installation}>`, installation }),
    addressOf: (person) => bench.copy.person(person)?.email ?? undefined,
    unitName: (unit) => unit,
    zone: () => 'Asia/Shanghai',
    failed: (error) => {
      throw error;
    },
  });
  senders.push(made);
  return made;
}

/** Runs the built sender as a process of its own; resolves with the signal that ended it. */
async function process(failpoints?: string): Promise<string | number> {
  const script = join(__dirname, '../../dist/spec-fixtures/send-mails.js');
  const child = spawn('node', [script, bench.url, server.url], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: globalThis.process.env['PATH'], ...(failpoints !== undefined && { KAOJI_FAILPOINTS: failpoints }) },
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal ?? code ?? '';
}

const mails = async () =>
  (
    await bench.pool.query(
      'select n.person, m.state, m.attempts, m.reason from mail m join issued_notice n using (notice) order by 1',
    )
  ).rows;
const passLease = () => bench.pool.query(`update mail_sender set held_until = clock_timestamp() - interval '1 second'`);
const passWait = () => bench.pool.query(`update mail set next_at = clock_timestamp() where state = 'retry'`);

describe('an e-mail of a notice', () => {
  it('is sent once, with the id of the notice as Message-ID, and says what waits in the inbox', async () => {
    await issue(escalationOf('M1', 'head'));
    const one = sender('a');
    await one.sendDue();
    await one.sendDue();
    const [notice] = await bench.inbox('head');
    expect(server.taken.map(({ to, messageId }) => [to, messageId])).toStrictEqual([
      [['head@city.test'], `<${notice?.id}@${installation}>`],
    ]);
    expect(server.taken[0]?.raw).toContain('Auto-Submitted: auto-generated');
    expect(notice?.mail).toBe('sent');
  });

  it('killed between the 250 of the server and our mark: one notice, two mails with one Message-ID', async () => {
    await issue(escalationOf('M2', 'head'));
    expect(await process('notice.after-smtp@1')).toBe('SIGKILL');
    expect(await mails()).toStrictEqual([]);
    await passLease();
    expect(await process()).toBe(0);
    const [notice, ...others] = await bench.inbox('head');
    expect(others).toStrictEqual([]);
    expect(server.taken.map(({ messageId }) => messageId)).toStrictEqual(
      [notice, notice].map((both) => `<${both?.id}@${installation}>`),
    );
    expect(await mails()).toStrictEqual([{ person: 'head', state: 'sent', attempts: 1, reason: null }]);
  });

  it('refused for now is tried again, refused for good is shown as failed, without an address is not sent', async () => {
    server.reply = (recipient) => ({ 'head@city.test': 451, 'deputy@city.test': 550 })[recipient];
    await issue(escalationOf('M3', 'dunning'), escalationOf('M3', 'orange', {}));
    const one = sender('a');
    await one.sendDue();
    const states = async () =>
      (await mails()).map(({ person, state, attempts, reason }) => [person, state, attempts, reason]);
    expect(await states()).toStrictEqual([
      ['deputy', 'failed', 1, '550'],
      ['dsg', 'no-address', 1, null],
      ['head', 'retry', 1, '451'],
      ['head', 'retry', 1, '451'],
    ]);
    server.reply = () => undefined;
    await one.sendDue();
    expect(server.taken).toStrictEqual([]);
    await passWait();
    await one.sendDue();
    expect(server.taken.map(({ to }) => to)).toStrictEqual([['head@city.test'], ['head@city.test']]);
    const [failed] = await bench.inbox('deputy');
    expect(failed?.mail).toBe('failed');
  });

  it('a mail server that is away holds up nothing and loses nothing', async () => {
    await issue(escalationOf('M4', 'head'));
    const one = sender('a');
    await server.close();
    await one.sendDue();
    expect(await mails()).toMatchObject([{ state: 'retry', attempts: 1 }]);
    server = await MailServer.start();
    await passWait();
    const other = sender('a');
    await other.sendDue();
    expect(server.taken).toHaveLength(1);
  });

  it('is sent by one replica at a time; another goes on when the first says nothing for 30 s', async () => {
    await issue(escalationOf('M5', 'head'));
    const [first, second] = [sender('a'), sender('b')];
    await first.sendDue();
    await issue(escalationOf('M5', 'red'));
    expect(await second.sendDue()).toBe(0);
    await passLease();
    expect(await second.sendDue()).toBe(2);
    expect(await first.sendDue()).toBe(0);
    expect(server.taken).toHaveLength(3);
  });

  it('for what was issued before e-mail was switched on there is none', async () => {
    const queue = new MailQueue(bench.pool, 'spec');
    await queue.switchOff();
    await issue(escalationOf('M6', 'head'));
    await queue.switchOn();
    await issue(escalationOf('M6', 'red'));
    const one = sender('a');
    await one.sendDue();
    expect(
      server.taken
        .map(({ to }) => to)
        .flat()
        .sort(),
    ).toStrictEqual(['deputy@city.test', 'head@city.test']);
  });

  it('goes out by itself when something is issued', async () => {
    const one = sender('a');
    await one.start();
    await issue(escalationOf('M7', 'head'));
    one.signal();
    await until('the mail is there', () => server.taken.length === 1);
    expect(server.taken).toHaveLength(1);
  });
});
