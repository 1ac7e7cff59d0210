import type { Aggregate } from '@kaoji/messaging';
import { decideRetention, type RetentionCommand } from './retention.decide.js';
import { retentionConcept } from './retention.reaction.js';
import { evolveRetention, noRetention, type Retention, type RetentionEvent } from './retention.state.js';

/** The due step that destroys a key. */
export const destroyStep = 'destroy-vault-key';

export const retention: Aggregate<Retention, RetentionCommand, RetentionEvent, unknown> = {
  concept: retentionConcept,
  table: 'retention',
  fold: 1,
  initial: noRetention,
  evolve: evolveRetention,
  decide: decideRetention,
  agenda: ({ destroyAt }) => (destroyAt === null ? [] : [{ kind: destroyStep, round: '1', at: destroyAt }]),
};
