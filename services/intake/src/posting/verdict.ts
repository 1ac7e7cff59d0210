import type { PayloadFault } from '@kaoji/contracts';
import { problemOf, type Language } from '@kaoji/http';
import type { Rejection } from '@kaoji/kernel';
import type { Refusal } from './admission.js';

/** What one posted event came to. */
export interface Verdict {
  readonly source: string;
  readonly id: string;
  readonly status: 'accepted' | 'duplicate' | 'refused';
  readonly receipt?: string;
  /** Where we made it. */
  readonly queryCode?: string;
  readonly refusal?: Rejection;
  readonly faults?: readonly PayloadFault[];
}

interface Identity {
  readonly source: string;
  readonly id: string;
}

export const refusedBy = ({ source, id }: Identity, { rejection, faults }: Refusal): Verdict => ({
  source,
  id,
  status: 'refused',
  refusal: rejection,
  ...(faults && { faults }),
});

export const received = (
  { source, id }: Identity,
  status: 'accepted' | 'duplicate',
  receipt: string,
  queryCode: string | undefined,
): Verdict => ({ source, id, status, receipt, ...(queryCode !== undefined && { queryCode }) });

/** One entry of `results` (contract.md, Events from agencies). */
export interface PostingResult {
  readonly source: string;
  readonly id: string;
  readonly status: Verdict['status'];
  readonly code?: string;
  readonly detail?: string;
  readonly faults?: readonly PayloadFault[];
  readonly receipt?: string;
  readonly queryCode?: string;
}

/** A verdict as it is answered, refusals with their sentence in the language asked for. */
export function resultOf({ refusal, ...rest }: Verdict, language: Language): PostingResult {
  if (!refusal) return rest;
  const { detail } = problemOf(refusal, undefined, language);
  return { ...rest, code: refusal.code, detail };
}
