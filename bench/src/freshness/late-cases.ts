import type { PostedEvent } from '@kaoji/boston311';
import { unitCode, unitCount } from '../installation/bench-city.js';

/** Cases per unit that were replied to late, so that every case in time moves the score. */
export const lateCases = 20;

const event = (id: string, subject: string, type: string, time: string, data: object): PostedEvent => ({
  ...({ specversion: '1.0', source: '/bench', datacontenttype: 'application/json' } as const),
  ...{ id, subject, type, time, data },
});

const before = (at: string, seconds: number): string => new Date(Date.parse(at) - seconds * 1_000).toISOString();

/** 20 cases of each unit, replied to after their deadlines. */
export function lateBase(now: string): readonly PostedEvent[] {
  return Array.from({ length: unitCount * lateCases }, (_, index) => {
    const [number, unit] = [`late-${index}`, unitCode(index)];
    const limit = { dueAt: before(now, 30) };
    const registered = {
      ...{ source: 'hotline', kind: 'task', title: 'Lamp', content: 'Out', unitCode: unit },
      ...{ handling: 'limited', limit },
    };
    const replied = { unitCode: unit, reply: 'Done.', outcome: 'solved' };
    return [
      event(`${number}-r`, number, 'kaoji.matter.registered.v1', before(now, 60), registered),
      event(`${number}-a`, number, 'kaoji.matter.replied.v1', now, replied),
    ];
  }).flat();
}

/** How many cases in time a score tells beside the late ones: score = 100 n / (n + late), rounded to 2 places. */
export const casesOfScore = (score: string): number => Math.round((lateCases * Number(score)) / (100 - Number(score)));
