import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processEnvironment } from '../process.env.js';
import type { Environment } from '../process.env.js';
import { RereadSecret } from './reread-secret.js';
import { contentOf, nonEmpty, writeOnce, writeOver } from './secret-file.js';

/** A new secret of 192 random bits, safe in URLs and shell words. */
export function randomSecret(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * The secrets of one installation (architecture.md, Security): from the environment, or made once and kept in a folder
 * that only we can read. Without a folder (distributed mode) every secret has to come from the environment.
 */
export class Secrets {
  constructor(
    readonly folder: string | undefined,
    private readonly env: Environment = processEnvironment(),
  ) {}

  /**
   * The secret `name` (an environment name such as `KAOJI_DIRECTORY_DB_PASSWORD`): the value of that variable, or the
   * content of the file named by `<name>_FILE`, or else made once and kept (0600) as `kaoji-directory-db-password`.
   * Throws when both variables are set, when the file is empty, and when there is no folder to keep it in.
   */
  async secret(name: string, make: () => string | Promise<string> = randomSecret): Promise<string> {
    return (await this.given(name)) ?? (await this.kept(fileNameOf(name), make, name));
  }

  /** The same for a secret that may be rotated while we run. */
  async reread(name: string, make: () => string | Promise<string> = randomSecret): Promise<RereadSecret> {
    return new RereadSecret(await this.secret(name, make), async () => {
      const file = this.fileOf(name);
      return file === undefined ? undefined : await contentOf(file);
    });
  }

  /** A key of 32 bytes: base64 of 32 bytes is taken as it is, any other text that an operator gave is digested. */
  async key(name: string): Promise<Buffer> {
    return keyOf(await this.secret(name, newKey));
  }

  /** A key that is being rotated: a line for the present one, and one for the former while something is under it. */
  async keys(name: string): Promise<readonly [Buffer, Buffer?]> {
    const [present = '', former] = (await this.secret(name, newKey)).split('\n');
    return former === undefined ? [keyOf(present)] : [keyOf(present), keyOf(former)];
  }

  /**
   * Puts another value in the place of a secret: in its file of the folder, or in the one that `<name>_FILE` names.
   * @throws when the variable itself holds it: whoever sets the variable changes it.
   */
  async replace(name: string, secret: string): Promise<void> {
    const file = this.fileOf(name);
    if (file === undefined) throw new Error(`${name} comes from the environment: change it there and start again.`);
    await writeOver(file, secret);
  }

  /** The secret kept in the file of this name; made when it is not there. Two processes making it at once get the same. */
  async kept(file: string, make: () => string | Promise<string>, variable?: string): Promise<string> {
    if (this.folder === undefined) {
      throw new Error(`Set ${variable ?? file} or ${variable ?? file}_FILE: there is no folder to keep secrets in.`);
    }
    const path = join(this.folder, file);
    const old = await contentOf(path);
    if (old !== undefined) return old;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await chmod(this.folder, 0o700);
    await writeOnce(path, await make());
    return nonEmpty(path, await readFile(path, 'utf8'));
  }

  /** The value of the variable `name` or the content of the file named by `<name>_FILE`, if one of them is set. */
  async given(name: string): Promise<string | undefined> {
    const value = this.env[name] || undefined;
    const path = this.env[`${name}_FILE`] || undefined;
    if (value !== undefined && path !== undefined) throw new Error(`Set either ${name} or ${name}_FILE, not both.`);
    return path === undefined ? value : nonEmpty(path, await readFile(path, 'utf8'));
  }

  private fileOf(name: string): string | undefined {
    if (this.env[name]) return undefined;
    return this.env[`${name}_FILE`] || (this.folder && join(this.folder, fileNameOf(name)));
  }
}

export const newKey = (): string => randomBytes(32).toString('base64');

function keyOf(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === text ? bytes : createHash('sha256').update(text).digest();
}

function fileNameOf(name: string): string {
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) throw new Error(`${name} is not the name of an environment variable.`);
  return name.toLowerCase().replaceAll('_', '-');
}
