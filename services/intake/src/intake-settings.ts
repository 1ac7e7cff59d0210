import type { Secrets } from '@kaoji/persistence';
import { createHash, randomBytes } from 'node:crypto';

/** What intake needs beside the platform. Holds keys: never to be logged. */
export interface IntakeSettings {
  /** Wraps the keys of personal data; 32 bytes. */
  readonly masterKey: Buffer;
  /** Makes digests, query codes and the like: one for the whole installation. */
  readonly installationKey: Buffer;
  /** Where evidence files lie. */
  readonly filesFolder: string;
}

const makeKey = (): string => randomBytes(32).toString('base64');

/** 32 bytes of whatever text an operator gave: base64 of 32 bytes is taken as it is, anything else is digested. */
function keyOf(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === text ? bytes : createHash('sha256').update(text).digest();
}

/**
 * The settings with the installation's keys: `KAOJI_VAULT_MASTER_KEY` and `KAOJI_INSTALLATION_KEY` (or `..._FILE`), made
 * once where there is a folder for secrets.
 */
export async function intakeSettings(secrets: Secrets, filesFolder: string): Promise<IntakeSettings> {
  return {
    masterKey: keyOf(await secrets.secret('KAOJI_VAULT_MASTER_KEY', makeKey)),
    installationKey: keyOf(await secrets.secret('KAOJI_INSTALLATION_KEY', makeKey)),
    filesFolder,
  };
}
