import { type Clock, type EventMetadata, reject, type Rejection, sha256 } from '@kaoji/kernel';
import type { Executor } from '@kaoji/messaging';
import type { Readable } from 'node:stream';
import { fileIdOf, fileStream } from './file.aggregate.js';
import type { FileCommand } from './file.decide.js';
import type { BlobStore } from './file-folder.js';
import type { FileRow, Files } from './files.store.js';
import { mediaTypeOf } from './media-type.js';

/** Who uploads. */
export interface Uploader {
  readonly actor: string;
  readonly unit: string;
}

const atOnce = 100;

/** Evidence files: bytes in a folder, what is known of them in the ledger. */
export class Uploads {
  constructor(
    private readonly executor: Pick<Executor, 'submit'>,
    private readonly clock: Clock,
    private readonly files: Files,
    private readonly blobs: BlobStore,
  ) {}

  /** Keeps a file; the same one of the same unit again is answered with the file that is there. */
  async keep(bytes: Buffer, { actor, unit }: Uploader): Promise<FileRow | Rejection> {
    const mediaType = mediaTypeOf(bytes);
    if (mediaType === undefined) return reject('file-type-refused');
    const digest = sha256(bytes).toString('hex');
    const id = fileIdOf(unit, digest);
    await this.blobs.put({ id, sha256: digest }, bytes);
    const command: FileCommand = {
      type: 'store',
      content: { sha256: digest, mediaType, size: bytes.length, unit },
    };
    const metadata: EventMetadata = { actor, actorUnit: unit, rootAt: this.clock.now() };
    await this.executor.submit({
      origin: { kind: 'fresh' },
      commands: [{ stream: fileStream(id), command }],
      metadata,
    });
    return (await this.find(id)) ?? reject('unknown-file', { file: id });
  }

  async find(id: string): Promise<FileRow | undefined> {
    return (await this.files.find([id])).get(id);
  }

  read({ id, sha256: digest }: FileRow): Readable {
    return this.blobs.read({ id, sha256: digest });
  }

  /** Erases the bytes of files that were dropped; may be called by several processes at once. Returns how many. */
  async eraseDropped(): Promise<number> {
    const dropped = await this.files.toErase(atOnce);
    for (const blob of dropped) await this.blobs.erase(blob);
    if (dropped.length > 0) await this.files.erased(dropped.map(({ id }) => id));
    return dropped.length;
  }
}
