import type { Secrets } from '@kaoji/persistence';

/** What intake needs beside the platform. Holds keys: never to be logged. */
export interface IntakeSettings {
  /** Wraps the keys of personal data; 32 bytes. */
  readonly masterKey: Buffer;
  /** The one before it, while a rotation has not come to its end. */
  readonly formerMasterKey?: Buffer | undefined;
  /** Makes digests, query codes and the like: one for the whole installation. */
  readonly installationKey: Buffer;
  /** Where evidence files lie. */
  readonly filesFolder: string;
}

/**
 * The settings with the installation's keys: `KAOJI_VAULT_MASTER_KEY` and `KAOJI_INSTALLATION_KEY` (or `..._FILE`), made
 * once where there is a folder for secrets.
 */
export async function intakeSettings(secrets: Secrets, filesFolder: string): Promise<IntakeSettings> {
  const [masterKey, formerMasterKey] = await secrets.keys('KAOJI_VAULT_MASTER_KEY');
  return {
    masterKey,
    formerMasterKey,
    installationKey: await secrets.key('KAOJI_INSTALLATION_KEY'),
    filesFolder,
  };
}
