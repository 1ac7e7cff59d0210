import type { RecordedEvent } from '@kaoji/kernel';
import * as posted from '@kaoji/contracts';
import type { Posting } from '@kaoji/contracts';
import { local, unit } from '../spec-fixtures/matter-fixture.js';
import { matterReactions } from './matter.reaction.js';

const posting: Posting = {
  statedAt: local('09-23 10:00'),
  receivedAt: local('09-29 09:00'),
  countsAt: local('09-29 09:00'),
  registrar: 'U-office',
};

function commandOf(type: string, data: object, backfill = false): unknown {
  const event = {
    type,
    stream: 'matter/2026-0001',
    data: { ...data, posting },
    metadata: { rootAt: posting.receivedAt, actor: 'P-caller', ...(backfill && { backfill }) },
  } as unknown as RecordedEvent;
  const asked = matterReactions[type]?.(event) ?? [];
  expect(asked.map(({ stream }) => stream)).toStrictEqual(['matter/2026-0001']);
  return asked[0]?.command;
}

const times = { statedAt: posting.statedAt, countsAt: posting.countsAt };
const unitCode = unit.housing;

describe('what posted events ask a matter for (contract.md, Events from agencies)', () => {
  it.each([
    [posted.PostedMatterAccepted, { unitCode }, { type: 'accept', unit: unitCode, handler: null }],
    [posted.PostedMatterAccepted, { unitCode, handler: 'P' }, { type: 'accept', unit: unitCode, handler: 'P' }],
    [
      posted.PostedMatterReturned,
      { unitCode, reason: 'r' },
      { type: 'return', unit: unitCode, reason: 'r', article: null },
    ],
    [
      posted.PostedMatterReturned,
      { unitCode, reason: 'r', noCompetenceArticle: '12' },
      { type: 'return', unit: unitCode, reason: 'r', article: '12' },
    ],
    [
      posted.PostedMatterContacted,
      { unitCode, contactedAt: '2026-09-23T10:30:00+08:00', channel: 'visit' },
      { type: 'contact', unit: unitCode, contactedAt: local('09-23 10:30'), channel: 'visit' },
    ],
    [
      posted.PostedMatterProgressed,
      { unitCode, note: 'n' },
      { type: 'progress', unit: unitCode, note: 'n', evidence: [] },
    ],
    [
      posted.PostedMatterPaused,
      { unitCode, reason: 'appraisal', basis: 'b' },
      { type: 'pause', unit: unitCode, reason: 'appraisal', basis: 'b', toldAt: null },
    ],
    [
      posted.PostedMatterPaused,
      { unitCode, reason: 'appraisal', basis: 'b', toldPetitionerAt: '2026-09-23T10:30:00+08:00' },
      { type: 'pause', unit: unitCode, reason: 'appraisal', basis: 'b', toldAt: local('09-23 10:30') },
    ],
    [posted.PostedMatterResumed, { unitCode }, { type: 'resume', unit: unitCode }],
    [
      posted.PostedMatterExtensionRequested,
      { unitCode, reason: 'r', workingDays: 2 },
      { type: 'request-extension', unit: unitCode, reason: 'r', by: { workingDays: 2 } },
    ],
    [
      posted.PostedMatterReplied,
      { unitCode, reply: 'x', outcome: 'solved' },
      { type: 'reply', unit: unitCode, reply: 'x', outcome: 'solved', outstanding: [], evidence: [] },
    ],
    [
      posted.PostedMatterReplied,
      { unitCode, reply: 'x', outcome: 'solved', outstandingUnitCodes: ['U'], evidence: [{}] },
      { type: 'reply', unit: unitCode, reply: 'x', outcome: 'solved', outstanding: ['U'], evidence: [{}] },
    ],
    [
      posted.PostedMatterCoReplied,
      { unitCode, reply: 'x' },
      { type: 'co-reply', unit: unitCode, reply: 'x', evidence: [] },
    ],
    [
      posted.StoredMatterFollowedUp,
      { answered: false },
      { type: 'follow-up', answered: false, contacted: null, solved: null, grade: null, by: 'P-caller' },
    ],
    [
      posted.StoredMatterFollowedUp,
      { answered: true, contacted: 'late', solved: 'partly', grade: 3 },
      { type: 'follow-up', answered: true, contacted: 'late', solved: 'partly', grade: 3, by: 'P-caller' },
    ],
    [
      posted.PostedMatterExclusionRequested,
      { unitCode, reason: 'emergency', evidence: [] },
      { type: 'request-exclusion', unit: unitCode, reason: 'emergency' },
    ],
  ])('%p', (type, data, command) => {
    expect(commandOf(type.type, data)).toStrictEqual({ ...command, ...times });
  });

  it('a transfer counts like any other event', () => {
    const data = { fromUnitCode: unit.housing, toUnitCode: unit.roads, reason: 'r' };
    expect(commandOf(posted.PostedMatterTransferred.type, data)).toStrictEqual({
      type: 'transfer',
      from: unit.housing,
      to: unit.roads,
      reason: 'r',
      countsAt: posting.countsAt,
    });
  });

  it.each([
    ['days', { days: 3 }, { days: 3 }],
    ['months', { months: 1 }, { months: 1 }],
    ['hours', { hours: 2 }, { hours: 2 }],
    ['a date', { dueAt: '2026-10-08T17:30:00+08:00' }, { dueAt: local('10-08 17:30') }],
  ])('an extension in %s', (_, asked, by) => {
    const data = { unitCode, reason: 'r', ...asked };
    expect(commandOf(posted.PostedMatterExtensionRequested.type, data)).toMatchObject({ by });
  });
});

describe('a posted registration', () => {
  const data = { source: 'mailbox', kind: 'complaint', title: 'Lamp', handling: 'limited' };

  it('with nothing more is an ordinary internal matter that waits for its unit', () => {
    expect(commandOf(posted.StoredMatterRegistered.type, data)).toStrictEqual({
      type: 'register',
      unit: null,
      limit: null,
      registration: {
        number: '2026-0001',
        ...data,
        weight: 1,
        citizen: false,
        petitioner: null,
        category: null,
        place: null,
        reference: null,
        firstAsked: null,
        confidential: false,
        queryCode: null,
        registrar: 'U-office',
        selfRegistered: false,
        registeredAt: posting.countsAt,
        receivedAt: posting.receivedAt,
        backfill: false,
        coUnits: [],
      },
    });
  });

  it.each([
    ['ordinary', 1],
    ['important', 2],
    ['major', 3],
  ])('that is %s weighs %d', (weight, expected) => {
    expect(commandOf(posted.StoredMatterRegistered.type, { ...data, weight })).toMatchObject({
      registration: { weight: expected },
    });
  });

  it("with a petitioner is a citizens' matter, known by an HMAC", () => {
    const petitioner = { name: { hmac: 'n' }, phone: { hmac: 'p' } };
    expect(commandOf(posted.StoredMatterRegistered.type, { ...data, petitioner }, true)).toMatchObject({
      registration: { citizen: true, petitioner: 'p', backfill: true },
    });
  });

  it('carries limits, also of co-handlers', () => {
    const coUnits = [{ unitCode: 'U-1', limit: { none: true } }, { unitCode: 'U-2' }];
    const command = commandOf(posted.StoredMatterRegistered.type, { ...data, unitCode, limit: { days: 60 }, coUnits });
    expect(command).toMatchObject({
      unit: unitCode,
      limit: { days: 60 },
      registration: { coUnits: [{ unit: 'U-1', limit: { none: true } }, { unit: 'U-2' }] },
    });
  });
});
