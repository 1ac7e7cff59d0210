import { matterStep } from './due-step.reaction.js';

describe('a due row of a matter', () => {
  it.each([
    ['ladder-orange', { type: 'escalate', step: 'orange', round: 2 }],
    ['acceptance', { type: 'miss-acceptance', round: 2 }],
    ['contact', { type: 'miss-contact', round: 2 }],
    ['exclusion-lapse', { type: 'let-exclusion-lapse' }],
  ])('%s is its command', (kind, command) => {
    expect(matterStep({ kind, subject: 'matter/1', round: '2' })).toStrictEqual({ stream: 'matter/1', command });
  });

  it('of a kind that no agenda arms is an error', () => {
    expect(() => matterStep({ kind: 'gallows', subject: 'matter/1', round: '1' })).toThrow(
      'gallows is no step of a matter',
    );
  });
});
