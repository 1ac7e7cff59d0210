import type { RuledFact } from '@kaoji/contracts';
import { canonicalJson, reject, type Instant, type Rejection } from '@kaoji/kernel';
import { DateTime } from 'luxon';
import { eventOf, type SingleFact } from '../explain/single-fact.policy.js';

/** The values of a fact that a ruling can put right. */
export interface Restatement {
  readonly repliedAt?: Instant;
  readonly dueAt?: Instant;
  readonly contacted?: 'in-time' | 'late' | 'never';
  readonly sentBack?: boolean;
  readonly solved?: 'fully' | 'partly' | 'not';
  readonly grade?: number;
}

/** What an upheld objection is to make of one fact: nothing that counts, or other values. */
export interface AskedRuling {
  readonly stream: string;
  readonly case: string;
  /** Missing: the fact is left out. */
  readonly restate?: Restatement;
}

const restatable: Readonly<Record<SingleFact['kind'], readonly string[]>> = {
  case: ['repliedAt', 'dueAt', 'contacted', 'sentBack'],
  'follow-up': ['solved', 'grade'],
  slip: [],
  conduct: [],
};

/** The fact that is to count instead, whole; the unit and the weight of a fact are not a matter of objections. */
export function ruledFactOf(asked: AskedRuling, facts: readonly SingleFact[]): RuledFact | Rejection {
  const { stream, case: caseKey, restate } = asked;
  const fact = facts.find((one) => isAbout(one, asked));
  if (!fact) return reject('unknown-fact', { stream, case: caseKey });
  const field = Object.keys(restate ?? {}).find((name) => !restatable[fact.kind].includes(name));
  if (field !== undefined) return reject('not-restatable', { field, kind: fact.kind });
  const figure = { ...(fact.figure as object), ...inUtc(restate ?? {}) };
  const changes = restate === undefined || canonicalJson(figure) !== canonicalJson(fact.figure);
  if (fact.excluded || !changes) return reject('restates-nothing', { stream, case: caseKey });
  const effect = restate === undefined ? 'left-out' : 'restated';
  return { old: eventOf(fact), stream, case: caseKey, kind: fact.kind, effect, figure };
}

const isAbout = (fact: SingleFact, { stream, case: caseKey }: AskedRuling): boolean =>
  (fact.ruling?.stream ?? fact.stream) === stream && (fact.ruling?.caseKey ?? fact.caseKey) === caseKey;

/** Times of figures are compared as UTC text with milliseconds. */
function inUtc({ repliedAt, dueAt, ...others }: Restatement): Restatement {
  return {
    ...others,
    ...(repliedAt !== undefined && { repliedAt: utc(repliedAt) }),
    ...(dueAt !== undefined && { dueAt: utc(dueAt) }),
  };
}

const utc = (at: Instant): Instant =>
  DateTime.fromISO(at, { zone: 'utc' }).toISO({ suppressMilliseconds: false }) ?? at;

/** All that a ruling comes to, or the first refusal. */
export function ruledFactsOf(
  asked: readonly AskedRuling[],
  facts: readonly SingleFact[],
): readonly RuledFact[] | Rejection {
  const ruled = asked.map((one) => ruledFactOf(one, facts));
  const refusal = ruled.find((one): one is Rejection => 'code' in one);
  return refusal ?? (ruled as readonly RuledFact[]);
}
