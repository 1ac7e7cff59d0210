import type { EventOf, VaultKeyDestroyed, VaultRetentionSet } from '@kaoji/contracts';

export type RetentionEvent = EventOf<typeof VaultRetentionSet | typeof VaultKeyDestroyed>;

/** How long the key of a subject's personal data is kept. */
export interface Retention {
  readonly destroyAt: string | null;
  readonly destroyed: boolean;
}

export const noRetention: Retention = { destroyAt: null, destroyed: false };

export function evolveRetention(state: Retention, event: RetentionEvent): Retention {
  switch (event.type) {
    case 'kaoji.intake.vault-retention-set.v1':
      return { ...state, destroyAt: event.data.destroyAt };
    case 'kaoji.intake.vault-key-destroyed.v1':
      return { destroyAt: null, destroyed: true };
  }
}
