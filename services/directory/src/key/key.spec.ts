import { calendarDataOf, calendarOf, weekdaysCalendarData } from '@kaoji/calendar';
import type { PersonRecorded } from '@kaoji/contracts';
import { decided } from '@kaoji/testing';
import type { DirectoryCircumstances } from '../terms/directory-terms.policy.js';
import { decideKey, type KeyCommand } from './key.decide.js';
import { evolveKey, noKey, type KeyEvent } from './key.state.js';

const decider = { initial: noKey, evolve: evolveKey, decide: decideKey };

const administrator = (code: string): PersonRecorded => ({
  code,
  name: code,
  unit: 'city',
  roles: ['administrator'],
  email: null,
  standIn: null,
  active: true,
});

const by = (actor: string, people = [administrator('ann'), administrator('bob')]): DirectoryCircumstances => ({
  now: '2026-10-08T02:00:00.000Z',
  actor,
  terms: {
    zone: 'Asia/Shanghai',
    calendar: calendarDataOf(calendarOf(weekdaysCalendarData({ version: 1, zone: 'Asia/Shanghai' }))),
    unitOn: (code) =>
      code === 'city'
        ? {
            code,
            name: code,
            parent: null,
            kind: 'city',
            category: null,
            validFrom: '2026-01-01',
            validTo: null,
            successors: [],
            roles: { handlers: [] },
          }
        : undefined,
    unitsOn: () => [],
    person: (code) => people.find((one) => one.code === code),
    people: () => people,
  },
});

const terms = {
  id: 'k',
  unit: 'city',
  types: ['*', 'kaoji.matter.registered.v1'],
  rights: ['backfill'],
  digest: 'ab',
  expiresAt: '2026-10-08T02:00:00.001Z',
};
const issue: KeyCommand = { type: 'issue', ...terms };
const forOthers = { ...terms, rights: ['for-others'] };
const proposed: KeyEvent = {
  type: 'kaoji.directory.key-proposed.v1',
  data: { ...forOthers, proposedBy: 'ann' },
};
const recorded = (changes: object = {}): KeyEvent => ({
  type: 'kaoji.directory.key-recorded.v1',
  data: { ...terms, revoked: false, ...changes },
});
const when = (given: readonly KeyEvent[], command: KeyCommand, context = by('ann')) =>
  decided(decider, given, command, context);
const happened = (...events: readonly KeyEvent[]) => ({ kind: 'accepted', events });
const refusal = (code: string, params?: object) => ({ kind: 'rejected', code, ...(params && { params }) });

describe('a key', () => {
  it('is issued by one person for a unit of today, known types and a time to come', () => {
    expect(when([], issue)).toStrictEqual(happened(recorded()));
    expect(when([recorded()], issue)).toStrictEqual(refusal('key-exists'));
    expect(when([], { ...issue, unit: 'none' })).toStrictEqual(refusal('unit-unknown', { unit: 'none' }));
    expect(when([], { ...issue, types: ['kaoji.x.y.v1'] })).toStrictEqual(
      refusal('type-unknown', { type: 'kaoji.x.y.v1' }),
    );
    expect(when([], { ...issue, expiresAt: '2026-10-08T02:00:00.000Z' })).toStrictEqual(refusal('expiry-over'));
  });

  it('for others is only proposed, until another administrator confirms it', () => {
    expect(when([], { ...issue, rights: ['for-others'] })).toStrictEqual(happened(proposed));
    expect(when([proposed], { type: 'confirm' })).toStrictEqual(refusal('two-people-needed'));
    expect(when([proposed], { type: 'confirm' }, by('bob'))).toStrictEqual(
      happened(recorded({ rights: ['for-others'] })),
    );
    expect(when([proposed], { type: 'confirm' }, by('ann', [administrator('ann')])).kind).toBe('accepted');
    expect(when([recorded()], { type: 'confirm' }, by('bob'))).toStrictEqual(refusal('nothing-proposed'));
  });

  it('proposed can be dropped, and then confirmed by nobody', () => {
    const dropped: KeyEvent = { type: 'kaoji.directory.key-proposal-dropped.v1', data: { id: 'k', droppedBy: 'bob' } };
    expect(when([proposed], { type: 'drop-proposal' }, by('bob'))).toStrictEqual(happened(dropped));
    expect(when([proposed, dropped], { type: 'confirm' }, by('bob'))).toStrictEqual(refusal('nothing-proposed'));
  });

  it('is revoked once, for good', () => {
    const revoked = recorded({ revoked: true });
    expect(when([recorded()], { type: 'revoke' })).toStrictEqual(happened(revoked));
    expect(when([recorded(), revoked], { type: 'revoke' })).toStrictEqual(happened());
    expect(when([], { type: 'revoke' })).toStrictEqual(refusal('key-unknown'));
    expect(when([revoked], issue)).toStrictEqual(refusal('key-exists'));
  });
});
