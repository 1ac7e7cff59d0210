import { VaultKeyDestroyed, VaultRetentionSet } from '@kaoji/contracts';
import { accept, type Decision } from '@kaoji/kernel';
import type { Retention, RetentionEvent } from './retention.state.js';

export type RetentionCommand =
  | { readonly type: 'keep-until'; readonly at: string }
  /** The time to destroy has come. */
  | { readonly type: 'destroy' };

/** Closing again after a reply was sent back moves the end of keeping; it never comes nearer. */
export function decideRetention(
  command: RetentionCommand,
  state: Retention,
  { now }: { readonly now: string },
): Decision<RetentionEvent> {
  if (state.destroyed) return accept();
  switch (command.type) {
    case 'keep-until':
      if (state.destroyAt !== null && state.destroyAt >= command.at) return accept();
      return accept({ type: VaultRetentionSet.type, data: { destroyAt: command.at } });
    case 'destroy':
      if (state.destroyAt === null || now < state.destroyAt) return accept();
      return accept({ type: VaultKeyDestroyed.type, data: {} });
  }
}
