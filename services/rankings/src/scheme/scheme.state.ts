import type { EventOf, SchemeConfirmed, SchemeProposed } from '@kaoji/contracts';
import type { SchemeContent } from './scheme.policy.js';

export interface SchemeVersion {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly content: SchemeContent;
  readonly reason: string;
  readonly proposedBy: string;
  /** Null: not in force. */
  readonly confirmedBy: string | null;
}

export interface SchemeState {
  readonly versions: readonly SchemeVersion[];
}

export type SchemeEvent = EventOf<typeof SchemeProposed | typeof SchemeConfirmed>;

export const noSchemes: SchemeState = { versions: [] };

export function evolveScheme(state: SchemeState, event: SchemeEvent): SchemeState {
  switch (event.type) {
    case 'kaoji.rankings.scheme-proposed.v1': {
      const { content, ...data } = event.data;
      return { versions: [...state.versions, { ...data, content: content as SchemeContent, confirmedBy: null }] };
    }
    case 'kaoji.rankings.scheme-confirmed.v1': {
      const { version, confirmedBy } = event.data;
      return { versions: state.versions.map((one) => (one.version === version ? { ...one, confirmedBy } : one)) };
    }
  }
}

/** What is in force on a day: of the confirmed versions the one with the latest day of effect, of equal ones the newest. */
export function schemeOn({ versions }: SchemeState, day: string): SchemeVersion | undefined {
  const inForce = versions.filter(({ confirmedBy, effectiveFrom }) => confirmedBy !== null && effectiveFrom <= day);
  return inForce.reduce<SchemeVersion | undefined>(
    (best, one) => (best === undefined || one.effectiveFrom >= best.effectiveFrom ? one : best),
    undefined,
  );
}
