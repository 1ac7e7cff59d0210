import { postedTypes } from '@kaoji/contracts';
import fc from 'fast-check';
import { decided } from '@kaoji/testing';
import { circumstances, happened, now, personNamed, refusal, unitNamed } from '../spec-fixtures/circumstances.js';
import { decideKey, needsTwoPeople, type KeyCommand, type KeyTerms } from './key.decide.js';
import { evolveKey, noKey, type KeyEvent } from './key.state.js';

const decider = { initial: noKey, evolve: evolveKey, decide: decideKey };

const terms: KeyTerms = {
  id: 'k',
  unit: 'health',
  types: ['*'],
  rights: [],
  digest: 'ab',
  expiresAt: '2027-01-01T00:00:00.000Z',
};
const issue = (changes: Partial<KeyTerms> = {}): KeyCommand => ({ type: 'issue', ...terms, ...changes });
const recorded = (changes: object = {}): KeyEvent => ({
  type: 'kaoji.directory.key-recorded.v1',
  data: { ...terms, types: [...terms.types], rights: [...terms.rights], revoked: false, ...changes },
});
const proposed = (proposedBy: string, rights = ['for-others']): KeyEvent => ({
  type: 'kaoji.directory.key-proposed.v1',
  data: { ...terms, types: [...terms.types], rights, proposedBy },
});
const when = (given: readonly KeyEvent[], command: KeyCommand, context = circumstances()) =>
  decided(decider, given, command, context);
const byBob = circumstances({ actor: 'bob' });

describe('the types of a key', () => {
  it.each(postedTypes.map(({ posted }) => [posted.type]))('may be %s', (type) => {
    expect(when([], issue({ types: [type] }))).toStrictEqual(happened(recorded({ types: [type] })));
  });

  it.each([
    ['an own event of a service', 'kaoji.directory.unit-recorded.v1'],
    ['another version', 'kaoji.matter.registered.v2'],
    ['a beginning of a name', 'kaoji.matter'],
    ['nothing', ''],
    ['a wildcard inside', 'kaoji.*'],
  ])('are none that nobody can post: %s', (_, type) => {
    expect(when([], issue({ types: ['*', type] }))).toStrictEqual(refusal('type-unknown', { type }));
  });
});

describe('the rights of a key', () => {
  it.each([
    [[], false],
    [['backfill'], false],
    [['for-others'], true],
    [['backfill', 'for-others'], true],
  ])('%p need two people: %p', (rights, two) => {
    expect(needsTwoPeople(rights)).toBe(two);
    expect(when([], issue({ rights }))).toStrictEqual(happened(two ? proposed('ann', rights) : recorded({ rights })));
  });

  it.each([
    ['ann', 'ann', refusal('two-people-needed')],
    ['ann', 'bob', 'accepted'],
    ['bob', 'ann', 'accepted'],
    ['bob', 'bob', refusal('two-people-needed')],
  ])('for others, proposed by %s, confirmed by %s', (proposedBy, actor, outcome) => {
    const decision = when([proposed(proposedBy)], { type: 'confirm' }, circumstances({ actor }));
    expect(decision.kind === 'accepted' ? 'accepted' : decision).toStrictEqual(outcome);
  });

  it('are confirmed as they were proposed, without the name of who proposed them', () => {
    expect(when([proposed('ann', ['backfill', 'for-others'])], { type: 'confirm' }, byBob)).toStrictEqual(
      happened(recorded({ rights: ['backfill', 'for-others'] })),
    );
  });

  it('are confirmed by an administrator alone in the installation', () => {
    const people = [
      personNamed('ann', { roles: ['administrator'] }),
      personNamed('eve', { roles: ['organisation-department'] }),
    ];
    expect(when([proposed('ann')], { type: 'confirm' }, circumstances({ people })).kind).toBe('accepted');
  });

  it('are confirmed once and dropped once', () => {
    const after = [proposed('ann'), recorded({ rights: ['for-others'] })];
    expect(when(after, { type: 'confirm' }, byBob)).toStrictEqual(refusal('nothing-proposed'));
    expect(when(after, { type: 'drop-proposal' }, byBob)).toStrictEqual(refusal('nothing-proposed'));
    expect(when([], { type: 'drop-proposal' })).toStrictEqual(refusal('nothing-proposed'));
  });
});

describe('the expiry of a key', () => {
  it.each([
    ['2026-10-08T01:59:59.999Z', refusal('expiry-over')],
    [now, refusal('expiry-over')],
    ['2026-10-08T02:00:00.001Z', 'accepted'],
    ['2036-10-08T02:00:00.000Z', 'accepted'],
  ])('lies after now: %s', (expiresAt, outcome) => {
    const decision = when([], issue({ expiresAt }));
    expect(decision.kind === 'accepted' ? 'accepted' : decision).toStrictEqual(outcome);
  });
});

describe('the unit of a key', () => {
  const units = [
    unitNamed('old', { validTo: '2026-10-08' }),
    unitNamed('last-day', { validTo: '2026-10-09' }),
    unitNamed('new', { validFrom: '2026-10-09' }),
  ];

  it.each([
    ['old', false],
    ['last-day', true],
    ['new', false],
    ['none', false],
  ])('is one of today: %s %p', (unit, taken) => {
    const decision = when([], issue({ unit }), circumstances({ units }));
    expect(decision.kind === 'accepted' ? true : decision).toStrictEqual(taken || refusal('unit-unknown', { unit }));
  });
});

describe('the id of a key', () => {
  it('is taken once: by a key, a revoked one, a proposal', () => {
    for (const before of [recorded(), recorded({ revoked: true }), proposed('ann')]) {
      expect(when([before], issue())).toStrictEqual(refusal('key-exists'));
    }
  });

  it('is free again when a proposal was dropped', () => {
    const dropped: KeyEvent = { type: 'kaoji.directory.key-proposal-dropped.v1', data: { id: 'k', droppedBy: 'bob' } };
    expect(when([proposed('ann'), dropped], issue())).toStrictEqual(happened(recorded()));
  });
});

describe('a loading', () => {
  const record = { ...terms, types: ['*'], rights: ['for-others'], revoked: false };

  it('of a key of one person is its record', () => {
    const own = { ...record, rights: [] };
    expect(when([], { type: 'load', record: own })).toStrictEqual(happened(recorded()));
  });

  it('of a key of two people is the proposal of the one and the confirmation of the other', () => {
    expect(when([], { type: 'load', record, proposedBy: 'ann' }, byBob)).toStrictEqual(
      happened(proposed('ann'), recorded({ rights: ['for-others'] })),
    );
  });

  it('leaves alone what is there, recorded, revoked or proposed', () => {
    for (const before of [recorded(), recorded({ revoked: true }), proposed('bob')]) {
      expect(when([before], { type: 'load', record, proposedBy: 'ann' })).toStrictEqual(happened());
    }
  });
});

describe('no sequence of commands', () => {
  const command: fc.Arbitrary<KeyCommand> = fc.oneof(
    fc.constant<KeyCommand>({ type: 'confirm' }),
    fc.constant<KeyCommand>({ type: 'drop-proposal' }),
    fc.constant<KeyCommand>({ type: 'revoke' }),
    fc.subarray(['backfill', 'for-others']).map((rights) => issue({ rights })),
  );

  it('lets a revoked key open again, or gives the right for others by one alone', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('ann', 'bob'), command), { maxLength: 20 }), (all) => {
        let state = noKey;
        for (const [actor, one] of all) {
          const before = state;
          const decision = decideKey(one, state, circumstances({ actor }));
          if (decision.kind === 'accepted') state = decision.events.reduce(evolveKey, state);
          if (before.record?.revoked === true) expect(state).toStrictEqual(before);
          const isNew = before.record === null && state.record?.rights.includes('for-others') === true;
          if (isNew)
            expect([before.proposal === null, before.proposal?.proposedBy === actor]).toStrictEqual([false, false]);
        }
      }),
    );
  });
});
