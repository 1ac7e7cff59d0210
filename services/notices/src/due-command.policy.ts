import { monthPlus, parseStream, streamName } from '@kaoji/kernel';
import { announcementId, type CorrespondenceCommand } from './issue/correspondence.decide.js';
import type { MonthCommand } from './monthly/month.decide.js';

type Command = CorrespondenceCommand | MonthCommand;

/** What a due row stands for; some of a month's steps are taken by another stream than the month's. */
export function dueCommand(step: { kind: string; subject: string; round: string }): {
  readonly stream: string;
  readonly command: Command;
} {
  const { kind, subject: stream, round } = step;
  const period = parseStream(stream).id;
  switch (kind) {
    case 'deliver':
    case 'overdue':
      return { stream, command: { type: kind, announcement: round } };
    case 'statements':
      return { stream, command: { type: 'order-statements' } };
    case 'statement':
      return statementOf(round, period);
    case 'next-month':
      return { stream: streamName('month', monthPlus(period, 1)), command: { type: 'plan' } };
    default:
      throw new RangeError(`notices take no step ${kind}`);
  }
}

/** One statement per unit and period, to whoever is its head when it is delivered. */
function statementOf(unit: string, period: string): { stream: string; command: Command } {
  const subject = `statement/${period}/${unit}`;
  const kind = 'monthly-statement';
  const announcement = announcementId(subject, kind, unit);
  return {
    stream: streamName('correspondence', subject),
    command: { type: 'announce', announcement, kind, unit, urgent: false, period, details: {} },
  };
}
