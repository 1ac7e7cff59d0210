import { decided, folded } from '@kaoji/testing';
import { officesWhere } from '../spec-fixtures/offices.js';
import { correspondenceAgenda } from './agenda.policy.js';
import { announcementId, decideCorrespondence, type Announce, type Circumstances } from './correspondence.decide.js';
import {
  evolveCorrespondence,
  noCorrespondence,
  type Correspondence,
  type CorrespondenceEvent,
} from './correspondence.state.js';

/** Friday 2026-11-06 10:00 in Shanghai. */
const now = '2026-11-06T02:00:00.000Z';
const terms = officesWhere({ 'D01 head': ['head'] });
const at = (time: string): Circumstances => ({ now: time, stream: 'correspondence/statement/2026-10/D01', terms });
const decider = { initial: noCorrespondence, evolve: evolveCorrespondence, decide: decideCorrespondence };
const announce: Announce = {
  ...{ type: 'announce', announcement: 'a', kind: 'monthly-statement', unit: 'D01', urgent: false },
  ...{ period: '2026-10', details: {} },
};

const after = (
  given: readonly CorrespondenceEvent[],
  command: Parameters<typeof decideCorrespondence>[0],
  time = now,
) => {
  const decision = decided(decider, given, command, at(time));
  if (decision.kind === 'rejected') throw new Error(decision.code);
  return decision.events;
};
const stateAfter = (events: readonly CorrespondenceEvent[]): Correspondence => folded(decider, events);
const types = (events: readonly CorrespondenceEvent[]) => events.map(({ type }) => type.slice('kaoji.notices.'.length));

const issued = after([], announce);
const notice = Object.keys(stateAfter(issued).announcements['a']?.notices ?? {})[0] ?? '';

describe('an announcement', () => {
  it('in office hours is issued at once, to be acknowledged by the close of the 3rd working day', () => {
    expect(types(issued)).toStrictEqual(['notice-announced.v1', 'notice-issued.v1', 'notice-delivered.v1']);
    expect(issued[0]?.data).toMatchObject({ subject: 'statement/2026-10/D01', deliverAt: now });
    expect(issued[0]?.data).toMatchObject({ details: { dueTo: '2026-11-30T16:00:00.000Z' } });
    expect(issued[1]?.data).toMatchObject({ person: 'head', acknowledgeBy: '2026-11-11T09:30:00.000Z', copy: false });
    expect(correspondenceAgenda(stateAfter(issued))).toStrictEqual([
      { kind: 'overdue', round: 'a', at: '2026-11-11T09:30:01.000Z' },
    ]);
  });

  it('made again is made no more', () => {
    expect(after(issued, announce)).toStrictEqual([]);
    expect(after(issued, { type: 'deliver', announcement: 'a' })).toStrictEqual([]);
  });

  it('at the close waits for the next opening, one millisecond before it does not', () => {
    const close = '2026-11-06T09:30:00.000Z';
    expect(types(after([], announce, '2026-11-06T09:29:59.999Z'))).toHaveLength(3);
    const waiting = after([], announce, close);
    expect(types(waiting)).toStrictEqual(['notice-announced.v1']);
    expect(correspondenceAgenda(stateAfter(waiting))).toStrictEqual([
      { kind: 'deliver', round: 'a', at: '2026-11-09T01:00:00.000Z' },
    ]);
    const delivered = after(waiting, { type: 'deliver', announcement: 'a' }, '2026-11-09T01:00:00.000Z');
    expect(types(delivered)).toStrictEqual(['notice-issued.v1', 'notice-delivered.v1']);
    expect(types(after([], { ...announce, urgent: true }, close))).toHaveLength(3);
  });

  it('without a unit is about the lead of the matter, else the one in the figures, else nobody', () => {
    const unnamed: Announce = { ...announce, announcement: 'b', kind: 'matter-sent-back', unit: null };
    const dispatch = (unit: string, details: Announce['details'] = {}): readonly CorrespondenceEvent[] =>
      after([], { ...announce, announcement: unit, kind: 'matter-dispatched', unit, details });
    const unitOf = (events: readonly CorrespondenceEvent[]) => events[0]?.data;
    expect(unitOf(after(dispatch('D01'), { ...unnamed, orElse: 'D09' }))).toMatchObject({ unit: 'D01' });
    expect(unitOf(after(dispatch('D02', { part: true }), { ...unnamed, orElse: 'D09' }))).toMatchObject({
      unit: 'D09',
    });
    expect(after([], unnamed)).toStrictEqual([]);
  });

  it('is known by cause, kind and unit', () => {
    const ids = [
      announcementId('supervision/matter/1/2', 'ladder-red', 'D01'),
      announcementId('supervision/matter/1/2', 'ladder-red', 'D02'),
      announcementId('supervision/matter/1/2', 'ladder-head', 'D01'),
      announcementId('supervision/matter/1/3', 'ladder-red', 'D01'),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(ids[0]).toBe(announcementId('supervision/matter/1/2', 'ladder-red', 'D01'));
  });
});

describe('a notice that nobody acknowledged', () => {
  const overdue = after(issued, { type: 'overdue', announcement: 'a' }, '2026-11-11T09:30:01.000Z');
  const reminded = [...issued, ...overdue];
  const reminder = overdue[0]?.data.announcement ?? '';

  it('is followed by a reminder at the next opening, once', () => {
    expect(types(overdue)).toStrictEqual(['notice-announced.v1']);
    expect(overdue[0]?.data).toMatchObject({ kind: 'statement-reminder', deliverAt: '2026-11-12T01:00:00.000Z' });
    expect(after(reminded, { type: 'overdue', announcement: 'a' })).toStrictEqual([]);
  });

  it('which is not sent when it is acknowledged meanwhile', () => {
    const said = after(reminded, { type: 'acknowledge', notice, person: 'head' });
    const sent = after([...reminded, ...said], { type: 'deliver', announcement: reminder });
    expect(types(sent)).toStrictEqual(['notice-delivered.v1']);
    expect(after([...reminded, ...said], { type: 'overdue', announcement: 'a' })).toStrictEqual([]);
    expect(correspondenceAgenda(stateAfter([...issued, ...said]))).toStrictEqual([]);
  });

  it('and the reminder by a conduct fact, once', () => {
    const sent = after(reminded, { type: 'deliver', announcement: reminder }, '2026-11-12T01:00:00.000Z');
    const late = '2026-11-17T09:30:01.000Z';
    const fact = after([...reminded, ...sent], { type: 'overdue', announcement: reminder }, late);
    expect(fact).toMatchObject([
      { type: 'kaoji.notices.notice-unacknowledged.v1', data: { unit: 'D01', period: '2026-10', at: late } },
    ]);
    expect(after([...reminded, ...sent, ...fact], { type: 'overdue', announcement: reminder }, late)).toStrictEqual([]);
  });

  it('that reached nobody is not waited for', () => {
    const nobody = { ...at(now), terms: officesWhere({}) };
    const decision = decideCorrespondence(announce, noCorrespondence, nobody);
    expect(decision).toMatchObject({ events: [{}, { data: { acknowledgeBy: null } }] });
  });
});

describe('what was withdrawn', () => {
  const withdraw = { type: 'withdraw', announcement: 'a', because: 'supervision/matter/1/3' } as const;

  it('is neither announced, delivered nor waited for any more', () => {
    const before = after([], withdraw);
    expect(types(before)).toStrictEqual(['notice-withdrawn.v1']);
    expect(after(before, announce)).toStrictEqual([]);
    const waiting = after([], announce, '2026-11-06T12:00:00.000Z');
    const struck = [...waiting, ...after(waiting, withdraw)];
    expect(after(struck, { type: 'deliver', announcement: 'a' })).toStrictEqual([]);
    expect(correspondenceAgenda(stateAfter(struck))).toStrictEqual([]);
    expect(correspondenceAgenda(stateAfter([...issued, ...after(issued, withdraw)]))).toStrictEqual([]);
    expect(after(struck, withdraw)).toStrictEqual([]);
  });
});

describe('a notice', () => {
  it('is read and acknowledged by its person, once each', () => {
    const read = after(issued, { type: 'read', notice, person: 'head' });
    const acknowledged = after([...issued, ...read], { type: 'acknowledge', notice, person: 'head' });
    expect(types([...read, ...acknowledged])).toStrictEqual(['notice-read.v1', 'notice-acknowledged.v1']);
    const all = [...issued, ...read, ...acknowledged];
    expect(after(all, { type: 'read', notice, person: 'head' })).toStrictEqual([]);
    expect(after(all, { type: 'acknowledge', notice, person: 'head' })).toStrictEqual([]);
  });

  it('is unknown to others', () => {
    const refused = { kind: 'rejected', code: 'notice-unknown' };
    expect(decided(decider, issued, { type: 'read', notice, person: 'mayor' }, at(now))).toStrictEqual(refused);
    expect(decided(decider, issued, { type: 'read', notice: 'none', person: 'head' }, at(now))).toStrictEqual(refused);
  });
});
