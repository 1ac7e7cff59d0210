import { addHours } from '@kaoji/calendar';
import type { MatterClosed } from '@kaoji/contracts';
import type { RetentionCommand } from './retention.decide.js';

/** Hours for which personal data is kept after closing: 3 years of 365.25 days (domain.md 1, Personal data; a policy). */
export const hoursKept = 3 * 8_766;

export const retentionConcept = 'vault-key';

/** The stream that tells how long a subject's key is kept. */
export const retentionStream = (subjectStream: string): string => `${retentionConcept}/${subjectStream}`;

interface ClosingEvent {
  readonly stream: string;
  readonly data: object;
}

interface KeepKey {
  readonly stream: string;
  readonly command: RetentionCommand;
}

/** A matter that was closed: its key is kept for so long from then on. */
export function keepKeyOfClosedMatter({ stream, data }: ClosingEvent): readonly KeepKey[] {
  const { closedAt } = data as MatterClosed;
  return [{ stream: retentionStream(stream), command: { type: 'keep-until', at: addHours(closedAt, hoursKept) } }];
}
