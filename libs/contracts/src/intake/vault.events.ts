import { IsTime } from '../fields/time.js';

/** When the key of a subject's personal data is to be destroyed. Stream `vault-key/<stream of the subject>`. */
export class VaultRetentionSet {
  static readonly type = 'kaoji.intake.vault-retention-set.v1';
  @IsTime() destroyAt: string;
}

/** The key was destroyed: what it sealed cannot be read any more; the events stay whole (domain.md 1). */
export class VaultKeyDestroyed {
  static readonly type = 'kaoji.intake.vault-key-destroyed.v1';
}
