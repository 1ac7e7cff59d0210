import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Who serves from a data folder. */
export interface Holder {
  readonly pid: number;
  readonly port: number;
}

const fileOf = (dataFolder: string) => join(dataFolder, 'kaoji.json');

/** Undefined when nobody has written one, or it is not ours to understand. */
export async function readHolder(dataFolder: string): Promise<Holder | undefined> {
  let text: string;
  try {
    text = await readFile(fileOf(dataFolder), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const found = /^\{"pid":(\d+),"port":(\d+)\}\s*$/.exec(text);
  return found ? { pid: Number(found[1]), port: Number(found[2]) } : undefined;
}

export async function writeHolder(dataFolder: string, { pid, port }: Holder): Promise<void> {
  const draft = `${fileOf(dataFolder)}.${pid}`;
  await writeFile(draft, `${JSON.stringify({ pid, port })}\n`, { mode: 0o644 });
  await rename(draft, fileOf(dataFolder));
}

export async function removeHolder(dataFolder: string): Promise<void> {
  await rm(fileOf(dataFolder), { force: true });
}
