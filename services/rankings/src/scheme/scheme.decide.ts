import { accept, firstRefusal, reject, type Decision, type Rejection } from '@kaoji/kernel';
import type { SchemeContent } from './scheme.policy.js';
import { refusalOfScheme } from './scheme-rules.policy.js';
import type { SchemeEvent, SchemeState } from './scheme.state.js';

export type SchemeCommand =
  | {
      readonly type: 'propose-scheme';
      readonly effectiveFrom: string;
      readonly content: SchemeContent;
      readonly reason: string;
      readonly by: string;
    }
  | { readonly type: 'confirm-scheme'; readonly version: number; readonly by: string };

type Of<T extends SchemeCommand['type']> = Extract<SchemeCommand, { readonly type: T }>;

function theVersionIsProposed({ version }: Of<'confirm-scheme'>, state: SchemeState): Rejection | undefined {
  return state.versions.some((one) => one.version === version)
    ? undefined
    : reject('unknown-scheme-version', { version });
}

function itIsNotInForceYet({ version }: Of<'confirm-scheme'>, state: SchemeState): Rejection | undefined {
  const known = state.versions.find((one) => one.version === version);
  return known?.confirmedBy ? reject('scheme-already-confirmed', { version }) : undefined;
}

/** A scheme is changed by two people (domain.md 6; architecture.md, Security). */
function twoPeopleChangeAScheme({ version, by }: Of<'confirm-scheme'>, state: SchemeState): Rejection | undefined {
  const known = state.versions.find((one) => one.version === version);
  return known?.proposedBy === by ? reject('second-person-needed', { version }) : undefined;
}

export function decideScheme(command: SchemeCommand, state: SchemeState): Decision<SchemeEvent> {
  switch (command.type) {
    case 'propose-scheme': {
      const refusal = refusalOfScheme(command.content);
      if (refusal) return refusal;
      const { effectiveFrom, content, reason, by } = command;
      const version = state.versions.length + 1;
      const data = { version, effectiveFrom, content, reason, proposedBy: by };
      return accept({ type: 'kaoji.rankings.scheme-proposed.v1', data });
    }
    case 'confirm-scheme': {
      const rules = [theVersionIsProposed, itIsNotInForceYet, twoPeopleChangeAScheme];
      const refusal = firstRefusal(rules, command, state, null);
      if (refusal) return refusal;
      const { version, by: confirmedBy } = command;
      return accept({ type: 'kaoji.rankings.scheme-confirmed.v1', data: { version, confirmedBy } });
    }
  }
}
