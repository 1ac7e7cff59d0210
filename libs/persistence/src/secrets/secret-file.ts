import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';

/** What a secret's file holds, without the line's end; undefined when there is none. */
export async function contentOf(path: string): Promise<string | undefined> {
  try {
    return nonEmpty(path, await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function nonEmpty(path: string, text: string): string {
  const secret = text.replace(/\r?\n$/, '');
  if (secret === '') throw new Error(`The secret file ${path} is empty.`);
  return secret;
}

/** Appears whole or not at all, and never replaces one that is there: link refuses an existing name. */
export async function writeOnce(path: string, secret: string): Promise<void> {
  await withDraft(path, secret, async (draft) => {
    try {
      await link(draft, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  });
}

/** Is the old one or the new one at every moment, also over a crash. */
export const writeOver = (path: string, secret: string): Promise<void> =>
  withDraft(path, secret, (draft) => rename(draft, path));

async function withDraft(path: string, secret: string, use: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${secret}\n`);
    await file.sync();
    await use(draft);
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}
