import type { PeriodMark } from '@kaoji/contracts';
import { streamName } from '@kaoji/kernel';
import type { PeriodCloseCommand } from './period-close.decide.js';

/** Another service has said all that it has to say about a period. */
export function passMarker(event: {
  readonly producer: string;
  readonly data: object;
}): readonly { readonly stream: string; readonly command: PeriodCloseCommand }[] {
  const { period, closesAt } = event.data as PeriodMark;
  return [{ stream: streamName('period', period), command: { type: 'pass', producer: event.producer, closesAt } }];
}
