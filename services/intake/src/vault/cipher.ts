import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

const ivLength = 12;
const tagLength = 16;
const keyLength = 32;

const pool = Buffer.alloc(4_096);
let used = pool.length;

/** Random bytes, drawn from the system 4 KiB at a time (a call costs 4 us); none is given twice. */
function randomBytes(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + length));
  pool.fill(0, used, used + length);
  used += length;
  return bytes;
}

/** AES-256-GCM: nonce, tag and ciphertext in one; `context` is not kept, it must be the same again to open. */
function sealed(key: Buffer, context: string, plain: Buffer): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function opened(key: Buffer, context: string, box: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, ivLength), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(box.subarray(ivLength, ivLength + tagLength));
  return Buffer.concat([decipher.update(box.subarray(ivLength + tagLength)), decipher.final()]);
}

/** A key of one subject, and as it is kept: wrapped by the installation's master key. */
export interface SubjectKey {
  readonly key: Buffer;
  readonly wrapped: Buffer;
}

/** Seals texts of a subject under its own key, so that destroying that key destroys them (domain.md 1, Personal data). */
export class Cipher {
  /**
   * @param masterKey 32 bytes.
   * @param former the key before it, while a rotation has not come to its end.
   */
  constructor(
    private readonly masterKey: Buffer,
    private readonly former?: Buffer,
  ) {
    for (const key of [masterKey, former ?? masterKey]) {
      if (key.length !== keyLength) throw new RangeError('a master key has 32 bytes');
    }
  }

  newKey(stream: string): SubjectKey {
    const key = randomBytes(keyLength);
    return { key, wrapped: sealed(this.masterKey, stream, key) };
  }

  /** @throws when it was wrapped by another master key, for another stream, or was changed. */
  unwrapped(stream: string, wrapped: Buffer): SubjectKey {
    try {
      return { key: opened(this.masterKey, stream, wrapped), wrapped };
    } catch (error) {
      if (this.former === undefined) throw error;
      return { key: opened(this.former, stream, wrapped), wrapped };
    }
  }

  /** The same key wrapped by the present master key; nothing when it is already. */
  rewrapped(stream: string, wrapped: Buffer): Buffer | undefined {
    if (this.former === undefined) return undefined;
    try {
      opened(this.masterKey, stream, wrapped);
      return undefined;
    } catch {
      return sealed(this.masterKey, stream, opened(this.former, stream, wrapped));
    }
  }

  /** The texts of one event, by their paths. */
  seal({ key }: SubjectKey, receipt: string, texts: Readonly<Record<string, string>>): Buffer {
    return sealed(key, receipt, Buffer.from(JSON.stringify(texts)));
  }

  /** @throws when the box was changed or belongs to another event. */
  open({ key }: SubjectKey, receipt: string, box: Buffer): Readonly<Record<string, string>> {
    return JSON.parse(opened(key, receipt, box).toString()) as Record<string, string>;
  }
}
