import { accept, reject, type Decision, type Instant } from '@kaoji/kernel';
import type { PeriodClose, PeriodCloseEvent } from './period-close.state.js';

export type PeriodCloseCommand =
  /** By the calendar the period's data close is then; a marker that was passed knows better. */
  | { readonly type: 'expect'; readonly closesAt: Instant }
  | { readonly type: 'pass'; readonly producer: string; readonly closesAt: Instant }
  | { readonly type: 'close' };

export interface CloseTerms {
  /** The services in this installation whose markers come before this one's (`closeOrder` of the contracts). */
  readonly awaitedMarkers: readonly string[];
}

export interface CloseCircumstances {
  readonly stream: string;
  readonly terms: CloseTerms;
}

/**
 * The marker of this service is set when the markers of those before it are passed, at the earliest 20 s after the
 * close; whatever comes after it is a late fact (messaging.md, The close).
 */
export function decidePeriodClose(
  command: PeriodCloseCommand,
  state: PeriodClose,
  { stream, terms }: CloseCircumstances,
): Decision<PeriodCloseEvent> {
  const period = stream.slice(stream.indexOf('/') + 1);
  if (state.closed) return accept();
  switch (command.type) {
    case 'expect':
      return state.closesAt === null ? moved(period, command.closesAt, [], terms) : accept();
    case 'pass':
      if (state.passed.includes(command.producer)) return accept();
      return moved(period, command.closesAt, [...state.passed, command.producer].sort(), terms);
    case 'close':
      if (state.closesAt === null || state.awaited.length > 0) return reject('markers-awaited');
      return accept({ type: 'kaoji.notices.period-closed.v1', data: { period, closesAt: state.closesAt } });
  }
}

function moved(
  period: string,
  closesAt: Instant,
  passed: string[],
  { awaitedMarkers }: CloseTerms,
): Decision<PeriodCloseEvent> {
  const awaited = awaitedMarkers.filter((producer) => !passed.includes(producer));
  return accept({ type: 'kaoji.notices.marker-passed.v1', data: { period, closesAt, passed, awaited } });
}
