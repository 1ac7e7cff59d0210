import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { openInstallation } from '../src/tools/folder-database.js';

/** A text as it may stand somewhere: as it is, in JSON's escapes, in bytea as Postgres prints it, in Base64. */
export function formsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const escaped = text.replaceAll(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [...new Set([text, escaped, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')])];
}

/** The tables of every schema, each with its rows as text: what a dump would hold. */
export async function tablesOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const { ownerUrl, close } = await openInstallation(folder, undefined);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const texts: Record<string, string> = {};
    for (const { name } of rows) {
      const all = await client.query<{ text: string | null }>(
        `select string_agg(t::text, E'\\n') as text from ${name} t`,
      );
      texts[name] = all.rows[0]?.text ?? '';
    }
    return texts;
  } finally {
    await client.end();
    await close();
  }
}

/** The files of a data folder, but for those of Postgres, whose tables are read, and the secrets. */
export async function filesOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const kept = entries.filter((entry) => entry.isFile() && !/\/(postgres|secrets)(\/|$)/.test(entry.parentPath));
  const paths = kept.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')])));
}

/** A mail as it is read: its headers as they are, its body decoded. */
function readable(raw: string): string {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/^content-transfer-encoding: base64/im.test(head)) return `${head}\n${Buffer.from(text, 'base64').toString()}`;
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return raw;
  const bytes = text.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`);
  return `${head}\n${decodeURIComponent(bytes.replaceAll(/%(?![0-9A-F]{2})/g, '%25'))}`;
}

/** A real mail server that keeps what it takes, as it came and as it is read. */
export class Mails {
  readonly texts: string[] = [];
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString();
        this.texts.push(raw, readable(raw));
        done();
      });
    },
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}
