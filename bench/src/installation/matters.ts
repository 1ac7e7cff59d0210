import type { PostedEvent } from '@kaoji/boston311';
import { unitCode } from './bench-city.js';

const content =
  'The street lamp in front of the house has not burned for a week; in the evening the crossing is dark, and the school is near.';

function registered(number: string, index: number, time: string): PostedEvent {
  return {
    ...envelope(`${number}-registered`, number, 'kaoji.matter.registered.v1', time),
    data: {
      ...{ source: 'hotline', kind: 'help', title: 'Street lamp', content, category: 'lamps', place: 'street 7' },
      ...{ unitCode: unitCode(index), handling: 'limited', limit: { workingDays: 5 } },
    },
  };
}

function replied(number: string, index: number, time: string): PostedEvent {
  return {
    ...envelope(`${number}-replied`, number, 'kaoji.matter.replied.v1', time),
    data: { unitCode: unitCode(index), reply: 'The lamp was replaced and burns again.', outcome: 'solved' },
  };
}

const envelope = (id: string, subject: string, type: string, time: string) =>
  ({ specversion: '1.0', source: '/bench', id, type, subject, time, datacontenttype: 'application/json' }) as const;

/** A batch of matters, each registered and replied to: half as many matters as events. Unit after unit from `first` on. */
export function batchOf(series: string, size: number, time: string, first = 0): readonly PostedEvent[] {
  return Array.from({ length: size / 2 }, (_, index) => {
    const number = `${series}-${index}`;
    return [registered(number, first + index, time), replied(number, first + index, time)];
  }).flat();
}
