import type { CalendarData } from '@kaoji/calendar';
import { CalendarChanged, type EventOf, type PeriodMark } from '@kaoji/contracts';
import { type AddressedCommand, monthOf, monthPlus, type Reaction, streamName } from '@kaoji/kernel';
import { nextPeriodStream, type PeriodCloseCommand } from './period-close.decide.js';

const command = (stream: string, is: PeriodCloseCommand): AddressedCommand => ({ stream, command: is });

/** Another service has said all that it has to say about a period. */
export const passMarker: Reaction = ({ producer, data }) => [
  command(streamName('period', (data as PeriodMark).period), { type: 'pass', producer }),
];

/** A calendar plans the present month anew, and the one before as long as it is open. */
export const planMonths: Reaction = ({ data, recordedAt }) => {
  const calendar = (data as EventOf<typeof CalendarChanged>['data']).calendar as CalendarData;
  const month = monthOf(recordedAt, calendar.zone);
  return [monthPlus(month, -1), month].map((period) =>
    command(streamName('period', period), { type: 'plan', calendar }),
  );
};

/** A due step of a `period/<month>` stream; nothing for a kind of another aggregate. */
export function closeStep({
  kind,
  subject,
}: {
  readonly kind: string;
  readonly subject: string;
}): AddressedCommand | undefined {
  if (kind === 'close' || kind === 'freeze') return command(subject, { type: kind });
  return kind === 'plan-next' ? command(nextPeriodStream(subject), { type: 'plan' }) : undefined;
}
