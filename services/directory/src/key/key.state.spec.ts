import { folded } from '@kaoji/testing';
import { decideKey } from './key.decide.js';
import { evolveKey, noKey, type KeyEvent } from './key.state.js';

const decider = { initial: noKey, evolve: evolveKey, decide: decideKey };

const key = {
  id: 'k',
  unit: 'city',
  types: ['*'],
  rights: ['for-others'],
  digest: 'ab',
  expiresAt: '2027-01-01T00:00:00.000Z',
};
const proposal: KeyEvent = { type: 'kaoji.directory.key-proposed.v1', data: { ...key, proposedBy: 'ann' } };
const record: KeyEvent = { type: 'kaoji.directory.key-recorded.v1', data: { ...key, revoked: false } };
const revoked: KeyEvent = { type: 'kaoji.directory.key-recorded.v1', data: { ...key, revoked: true } };
const dropped: KeyEvent = { type: 'kaoji.directory.key-proposal-dropped.v1', data: { id: 'k', droppedBy: 'bob' } };

describe('a key in time', () => {
  it.each([
    ['nothing', [], { record: null, proposal: null }],
    ['proposed', [proposal], { record: null, proposal: proposal.data }],
    ['confirmed', [proposal, record], { record: record.data, proposal: null }],
    ['dropped', [proposal, dropped], { record: null, proposal: null }],
    ['proposed again', [proposal, dropped, proposal], { record: null, proposal: proposal.data }],
    ['revoked', [record, revoked], { record: revoked.data, proposal: null }],
  ])('is %s after these events', (_, events, state) => {
    expect(folded(decider, events)).toStrictEqual(state);
  });
});
