import type { AddressedCommand } from '@kaoji/kernel';
import type { MatterCommand } from '../matter/matter.decide.js';

/** A due row of a matter to the command that it stands for. @throws for a kind that no agenda arms. */
export function matterStep(step: { kind: string; subject: string; round: string }): AddressedCommand {
  return { stream: step.subject, command: commandOf(step.kind, Number(step.round)) };
}

function commandOf(kind: string, round: number): MatterCommand {
  if (kind.startsWith('ladder-')) return { type: 'escalate', step: kind.slice('ladder-'.length), round };
  switch (kind) {
    case 'acceptance':
      return { type: 'miss-acceptance', round };
    case 'contact':
      return { type: 'miss-contact', round };
    case 'exclusion-lapse':
      return { type: 'let-exclusion-lapse' };
    default:
      throw new RangeError(`${kind} is no step of a matter`);
  }
}
