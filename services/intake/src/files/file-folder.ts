import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

/** What identifies bytes that are kept: their digest, and the file that they belong to. */
export interface BlobName {
  readonly id: string;
  readonly sha256: string;
}

/** Where the bytes of evidence files are kept. */
export interface BlobStore {
  /** Resolves when the bytes are on disk. */
  put(name: BlobName, bytes: Buffer): Promise<void>;
  read(name: BlobName): Readable;
  /** Nothing happens when they are gone already. */
  erase(name: BlobName): Promise<void>;
}

/** Names come from us; this keeps it so. */
function nameOf({ id, sha256 }: BlobName): string {
  if (!/^[0-9a-f]{64}$/.test(sha256) || !/^[a-z2-7]{26}$/.test(id)) throw new RangeError('no name of a file');
  return `${sha256}-${id}`;
}

/**
 * Files by SHA-256 in a folder. Each file id has bytes of its own, so that deleting one unit's file never takes the bytes
 * that another unit has just uploaded.
 */
export class FileFolder implements BlobStore {
  constructor(private readonly folder: string) {}

  async put(name: BlobName, bytes: Buffer): Promise<void> {
    const path = this.pathOf(name);
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    const draft = `${path}.${randomBytes(6).toString('hex')}`;
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  }

  read(name: BlobName): Readable {
    return createReadStream(this.pathOf(name));
  }

  async erase(name: BlobName): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  private pathOf(name: BlobName): string {
    return join(this.folder, name.sha256.slice(0, 2), nameOf(name));
  }
}
