import type { DueStep } from '@kaoji/kernel';
import type { Aggregate } from '@kaoji/messaging';
import { decidePeriod, type PeriodCommand, type PeriodTerms } from './period.decide.js';
import { computationDue, evolvePeriod, noPeriod, type PeriodEvent, type PeriodState } from './period.state.js';

/** Milliseconds after a close before which nothing is computed (messaging.md, The close). */
const afterClose = 20_000;

const later = (at: string): string => new Date(Date.parse(at) + afterClose).toISOString();

function agenda({ timetable, reached }: PeriodState): readonly DueStep[] {
  if (timetable === null) return [];
  const steps = [
    { kind: 'data-close', round: '1', at: later(timetable.dataCloseAt) },
    { kind: 'freeze', round: '1', at: later(timetable.freezeAt) },
  ];
  return steps.filter(({ kind }) => !reached.some((what) => what === kind));
}

export const periodStream = (period: string): string => `period/${period}`;

export const periodAggregate: Aggregate<PeriodState, PeriodCommand, PeriodEvent, PeriodTerms> = {
  concept: 'period',
  table: 'period',
  fold: 2,
  initial: noPeriod,
  evolve: evolvePeriod,
  decide: decidePeriod,
  agenda,
  columns: [
    { name: 'wants', type: 'text', of: computationDue },
    { name: 'revision', type: 'int', of: ({ published }) => published.length },
    { name: 'published_at', type: 'timestamptz', of: ({ published }) => published.at(-1)?.publishedAt ?? null },
  ],
};
