import type { EventDeclaration } from '../event-declaration.js';
import { DirectoryReceiptRejected } from '../supervision/receipt.events.js';
import {
  AbsenceRecorded,
  CalendarChanged,
  DutyRecorded,
  KeyRecorded,
  PersonRecorded,
  UnitRecorded,
  UnitSucceeded,
} from './directory.events.js';
import {
  KeyProposalDropped,
  KeyProposed,
  RightsProposalDropped,
  RightsProposed,
  SuccessionSigned,
} from './signed.events.js';

const own = { producer: 'directory', owner: 'directory' } as const;
const copies = ['intake', 'supervision', 'rankings', 'notices'] as const;

/** What directory says happened, and who must hear it. */
export const directoryCatalogue: readonly EventDeclaration[] = [
  { ...own, event: UnitRecorded, takers: copies },
  { ...own, event: PersonRecorded, takers: copies },
  { ...own, event: AbsenceRecorded, takers: copies },
  { ...own, event: DutyRecorded, takers: copies },
  { ...own, event: CalendarChanged, takers: copies },
  { ...own, event: KeyRecorded, takers: copies },
  { ...own, event: UnitSucceeded, takers: ['supervision'] },
  { ...own, event: SuccessionSigned, takers: [] },
  { ...own, event: RightsProposed, takers: [] },
  { ...own, event: RightsProposalDropped, takers: [] },
  { ...own, event: KeyProposed, takers: [] },
  { ...own, event: KeyProposalDropped, takers: [] },
  { ...own, event: DirectoryReceiptRejected, takers: ['intake'] },
];
