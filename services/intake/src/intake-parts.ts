import { type Clock, KeyedDigest } from '@kaoji/kernel';
import type { Executor } from '@kaoji/messaging';
import type { IntakeSettings } from './intake-settings.js';
import { Files } from './files/files.store.js';
import { FileFolder } from './files/file-folder.js';
import { Uploads } from './files/uploads.js';
import { Acceptance } from './posting/acceptance.js';
import type { Lookups } from './posting/admission.js';
import type { Received } from './receipt/received.js';
import { Receipts } from './receipt/receipts.store.js';
import { Cipher } from './vault/cipher.js';
import { PersonalData } from './vault/personal-data.js';
import { Sealing } from './vault/sealing.js';
import { VaultStore } from './vault/vault.store.js';

/** What intake's parts stand on. */
export interface Ground {
  readonly pool: ConstructorParameters<typeof Receipts>[0];
  readonly executor: Pick<Executor, 'submit'>;
  readonly clock: Clock;
  readonly directory: Lookups;
  readonly received: Received;
}

/** What intake's routes work with. */
export interface IntakeParts {
  readonly acceptance: Acceptance;
  readonly receipts: Receipts;
  readonly personalData: PersonalData;
  readonly uploads: Uploads;
  readonly files: Files;
}

/** Puts intake's parts together. */
export function intakeParts(
  { pool, executor, clock, directory, received }: Ground,
  settings: IntakeSettings,
): IntakeParts {
  const receipts = new Receipts(pool);
  const files = new Files(pool);
  const keyed = new KeyedDigest(settings.installationKey);
  const cipher = new Cipher(settings.masterKey, settings.formerMasterKey);
  const vault = new VaultStore(pool);
  const sealing = new Sealing(cipher, vault);
  return {
    receipts,
    files,
    acceptance: new Acceptance({ executor, clock, directory, keyed, sealing, receipts, files, received }),
    personalData: new PersonalData(vault, cipher, clock),
    uploads: new Uploads(executor, clock, files, new FileFolder(settings.filesFolder)),
  };
}
