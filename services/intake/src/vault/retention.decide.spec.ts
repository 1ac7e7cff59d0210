import { keepKeyOfClosedMatter } from './retention.reaction.js';
import { decideRetention, type RetentionCommand } from './retention.decide.js';
import { evolveRetention, noRetention, type RetentionEvent } from './retention.state.js';

const set = (destroyAt: string): RetentionEvent => ({
  type: 'kaoji.intake.vault-retention-set.v1',
  data: { destroyAt },
});
const destroyed: RetentionEvent = { type: 'kaoji.intake.vault-key-destroyed.v1', data: {} };

const at = '2029-10-31T20:00:00.000Z';

const eventsOf = (given: readonly RetentionEvent[], command: RetentionCommand, now = at) => {
  const decision = decideRetention(command, given.reduce(evolveRetention, noRetention), { now });
  return decision.kind === 'accepted' ? decision.events : decision.code;
};

describe('the key of a matter', () => {
  it('is kept for three years after closing', () => {
    expect(keepKeyOfClosedMatter({ stream: 'matter/1', data: { closedAt: '2026-11-01T02:00:00.000Z' } })).toStrictEqual(
      [{ stream: 'vault-key/matter/1', command: { type: 'keep-until', at } }],
    );
  });

  it('is kept longer when the matter is closed again, never shorter', () => {
    expect(eventsOf([], { type: 'keep-until', at })).toStrictEqual([set(at)]);
    expect(eventsOf([set(at)], { type: 'keep-until', at: '2029-11-30T00:00:00.000Z' })).toStrictEqual([
      set('2029-11-30T00:00:00.000Z'),
    ]);
    expect(eventsOf([set(at)], { type: 'keep-until', at })).toStrictEqual([]);
    expect(eventsOf([set(at)], { type: 'keep-until', at: '2029-10-31T19:59:59.999Z' })).toStrictEqual([]);
  });

  it('is destroyed when its time has come, not before, and once', () => {
    expect(eventsOf([set(at)], { type: 'destroy' }, '2029-10-31T19:59:59.999Z')).toStrictEqual([]);
    expect(eventsOf([set(at)], { type: 'destroy' })).toStrictEqual([destroyed]);
    expect(eventsOf([set(at), destroyed], { type: 'destroy' })).toStrictEqual([]);
    expect(eventsOf([], { type: 'destroy' })).toStrictEqual([]);
    expect(eventsOf([set(at), destroyed], { type: 'keep-until', at: '2030-01-01T00:00:00.000Z' })).toStrictEqual([]);
  });
});
