import type { EventDeclaration } from '../event-declaration.js';
import { IntakePeriodClosed, IntakePeriodPlanned } from '../period-closed.event.js';
import { FileDropped, FileReferenced, FileStored } from './file.events.js';
import { VaultKeyDestroyed, VaultRetentionSet } from './vault.events.js';

const own = { producer: 'intake', owner: 'intake' } as const;

/** What intake says of itself; the types that agencies post stand in `posted/`. */
export const intakeCatalogue: readonly EventDeclaration[] = [
  { ...own, event: IntakePeriodPlanned, takers: [] },
  { ...own, event: IntakePeriodClosed, takers: ['supervision', 'notices', 'rankings'] },
  { ...own, event: FileStored, takers: [] },
  { ...own, event: FileReferenced, takers: [] },
  { ...own, event: FileDropped, takers: [] },
  { ...own, event: VaultRetentionSet, takers: [] },
  { ...own, event: VaultKeyDestroyed, takers: [] },
];
