import { calendarOf, chinaCalendarData } from '@kaoji/calendar';
import { decidePeriod, type PeriodCommand } from './period.decide.js';
import { passMarker, periodsEndingWith } from './period.reaction.js';
import { computationDue, evolvePeriod, noPeriod, waitsFor, type PeriodState } from './period.state.js';

const data = chinaCalendarData({ version: 3, zone: 'Asia/Shanghai', years: [2026] });
const calendar = calendarOf(data);
const terms = { calendar, awaits: { closed: ['supervision', 'notices'], frozen: ['supervision'] } };
const now = '2026-11-13T10:00:00.000Z';

function after(commands: readonly PeriodCommand[], at = now): PeriodState {
  return commands.reduce((state, command) => {
    const decision = decidePeriod(command, state, { now: at, terms });
    if (decision.kind === 'rejected') throw new Error(decision.code);
    return decision.events.reduce(evolvePeriod, state);
  }, noPeriod);
}
const refusal = (command: PeriodCommand, state: PeriodState, at = now) => {
  const decision = decidePeriod(command, state, { now: at, terms });
  return decision.kind === 'rejected' ? decision.code : 'accepted';
};

const open: PeriodCommand = { type: 'open-period', period: '2026-10' };
const marker = (producer: string, mark: 'closed' | 'frozen'): PeriodCommand => ({
  ...{ type: 'pass-marker', period: '2026-10', producer, mark, position: '7', closesAt: '2026-11-04T09:30:00.000Z' },
});
const dataClose: PeriodCommand = { type: 'reach-time', what: 'data-close' };
const freeze: PeriodCommand = { type: 'reach-time', what: 'freeze' };
const stands = { snapshot: 'a', cut: {}, schemeVersion: 0, waitsFor: [], places: [] };
const computed = (kind: 'provisional' | 'frozen', snapshot = 'a'): PeriodCommand => ({
  ...{ type: 'record-computation', kind, ...stands, snapshot },
});
const signOff = { type: 'sign-off', by: 'mayor', acceptIncomplete: null, previousSeal: '', ...stands } as const;
const allMarkers = [marker('supervision', 'closed'), marker('notices', 'closed'), marker('supervision', 'frozen')];
const place = (total: string) => ({ unit: 'D01', category: 'c', rank: 1, total, grade: 'good' as const, change: null });

describe("a period's timetable", () => {
  it('closes on the 3rd, takes objections until the 8th, freezes on the 10th and is signed off on the 12th working day', () => {
    expect(after([open]).timetable).toStrictEqual({
      dataCloseAt: '2026-11-04T09:30:00.000Z',
      provisionalAt: '2026-11-06T01:00:00.000Z',
      objectionsUntil: '2026-11-11T09:30:00.000Z',
      freezeAt: '2026-11-13T09:30:00.000Z',
      signOffAt: '2026-11-17T01:00:00.000Z',
    });
  });

  it('is moved by another calendar as far as its dates have not come, by an event that says so', () => {
    const reschedule: PeriodCommand = {
      type: 'reschedule',
      calendar: { ...data, version: 4, daysOff: [...data.daysOff, '2026-11-02'] },
    };
    const at = '2026-10-20T02:00:00.000Z';
    const moved = {
      dataCloseAt: '2026-11-05T09:30:00.000Z',
      provisionalAt: '2026-11-09T01:00:00.000Z',
      objectionsUntil: '2026-11-12T09:30:00.000Z',
      freezeAt: '2026-11-16T09:30:00.000Z',
      signOffAt: '2026-11-18T01:00:00.000Z',
    };
    expect(decidePeriod(reschedule, after([open]), { now: at, terms })).toStrictEqual({
      kind: 'accepted',
      events: [{ type: 'kaoji.rankings.period-rescheduled.v1', data: { ...moved, calendarVersion: 4 } }],
    });
    expect(after([open, reschedule], at).timetable).toStrictEqual(moved);
    expect(decidePeriod(reschedule, after([open, reschedule], at), { now: at, terms })).toMatchObject({ events: [] });
    expect(after([open, reschedule], '2026-11-04T09:30:00.000Z').timetable?.dataCloseAt).toBe(
      '2026-11-04T09:30:00.000Z',
    );
    expect(decidePeriod(reschedule, noPeriod, { now: at, terms })).toMatchObject({ events: [] });
  });

  it('is opened once', () => {
    const state = after([open]);
    expect(decidePeriod(open, state, { now, terms })).toStrictEqual({ kind: 'accepted', events: [] });
  });

  it('is that of the last month for a quarter and a year', () => {
    expect(periodsEndingWith('2026-09')).toStrictEqual(['2026-09', '2026-Q3']);
    expect(periodsEndingWith('2026-10')).toStrictEqual(['2026-10']);
    expect(periodsEndingWith('2026-12')).toStrictEqual(['2026-12', '2026-Q4', '2026']);
  });
});

describe('markers', () => {
  it('open a period that nothing was registered in, and pass once however often they come', () => {
    const heard = {
      producer: 'supervision',
      position: '7',
      data: { period: '2026-10', closesAt: now },
      metadata: { rootAt: now },
    };
    const commands = passMarker('closed')(heard).map(({ command }) => command);
    const once = after(commands);
    expect(once.period).toBe('2026-10');
    expect(after([...commands, ...commands])).toStrictEqual(once);
  });

  it('are waited for by name', () => {
    const state = after([open, marker('notices', 'closed')]);
    expect(waitsFor(state, ['closed', 'frozen'])).toStrictEqual(['supervision']);
  });

  it('give the same in any order with the times', () => {
    const steps = [open, ...allMarkers, dataClose, freeze];
    const turned = [open, dataClose, freeze, ...[...allMarkers].reverse()];
    expect(computationDue(after(turned))).toBe(computationDue(after(steps)));
  });
});

describe('a computation', () => {
  it.each([
    ['the markers are there but not the time', [open, ...allMarkers], null],
    ['the time has come but a marker is missing', [open, allMarkers[0], dataClose], null],
    ['time and closing markers are there', [open, allMarkers[0], allMarkers[1], dataClose], 'provisional'],
    [
      'the freeze is reached without its marker',
      [open, allMarkers[0], allMarkers[1], dataClose, freeze],
      'provisional',
    ],
    ['time and all markers of the freeze are there', [open, ...allMarkers, dataClose, freeze], 'frozen'],
    ['both are computed', [open, ...allMarkers, dataClose, freeze, computed('frozen')], null],
  ])('when %s', (_, commands, due) => {
    expect(computationDue(after(commands as PeriodCommand[]))).toBe(due);
  });

  it('is recorded once', () => {
    expect(refusal(computed('provisional', 'b'), after([open, computed('provisional')]))).toBe('already-computed');
  });
});

describe('a publication', () => {
  const frozen = [open, ...allMarkers, dataClose, freeze, computed('frozen')];

  it('is refused before the freeze, without a period, twice, and for other bytes than the frozen ones', () => {
    expect(refusal(signOff, noPeriod)).toBe('unknown-period');
    expect(refusal(signOff, after([open, dataClose]))).toBe('not-frozen');
    expect(refusal({ ...signOff, snapshot: 'b' }, after(frozen))).toBe('not-the-frozen-ranking');
    expect(refusal(signOff, after([...frozen, signOff]))).toBe('already-published');
  });

  it('of an incomplete month needs words, which are kept; of a complete one no words are kept', () => {
    const state = after([open, freeze]);
    const incomplete = { ...signOff, waitsFor: ['supervision'] };
    expect(refusal(incomplete, state)).toBe('incomplete');
    expect(refusal({ ...incomplete, acceptIncomplete: '  ' }, state)).toBe('incomplete');
    const words = '接受：督查系统停机，数据至 11 月 3 日';
    expect(after([open, freeze, { ...incomplete, acceptIncomplete: words }]).published[0]?.incompleteAccepted).toBe(
      words,
    );
    expect(after([...frozen, { ...signOff, acceptIncomplete: words }]).published[0]?.incompleteAccepted).toBeNull();
  });

  it('never changes: a correction is the next revision, with reason, old and new value, sealed after the one before', () => {
    const correct = {
      ...stands,
      ...{ by: 'mayor', reason: '补报', onRevision: 1, snapshot: 'b' },
      ...{ type: 'correct' as const, places: [place('81.00')], oldPlaces: [place('80.00')] },
    };
    const state = after([...frozen, signOff]);
    const decision = decidePeriod(correct, state, { now, terms });
    const data = decision.kind === 'accepted' ? (decision.events[0]?.data as unknown as Record<string, unknown>) : {};
    expect([data['revision'], data['reason'], data['corrections']]).toStrictEqual([
      2,
      '补报',
      [{ unit: 'D01', category: 'c', oldTotal: '80.00', newTotal: '81.00', oldRank: 1, newRank: 1 }],
    ]);
    expect(data['previousSeal']).toBe(state.published[0]?.seal);
    expect(data['seal']).not.toBe(state.published[0]?.seal);
    const corrected = after([...frozen, signOff, correct]);
    expect(corrected.published[0]).toStrictEqual(state.published[0]);
    expect(refusal(correct, corrected)).toBe('revision-moved');
    expect(refusal({ ...correct, places: correct.oldPlaces }, state)).toBe('nothing-to-correct');
    expect(refusal(correct, after(frozen))).toBe('not-published');
  });
});

describe('an objection', () => {
  const provisional = [open, ...allMarkers.slice(0, 2), dataClose, computed('provisional')];
  const object = { type: 'object', objection: 'o1', unit: 'D01', reason: '不实', evidence: [], by: 'head' } as const;
  const decide = {
    type: 'decide-objection',
    objection: 'o1',
    upheld: false,
    reason: '核实无误',
    by: 'office',
    facts: [],
  } as const;
  const until = '2026-11-11T09:30:00.000Z';

  it.each([
    ['2026-11-11T09:30:00.000Z', 'accepted'],
    ['2026-11-11T09:30:00.001Z', 'objections-over'],
  ])('posted at %s: %s (the close of the 8th working day)', (at, outcome) => {
    expect(refusal(object, after(provisional), at)).toBe(outcome);
  });

  it('needs a computed score, and one at a time per unit', () => {
    expect(refusal(object, after([open]), until)).toBe('not-computed');
    expect(refusal({ ...object, objection: 'o2' }, after([...provisional, object], until), until)).toBe(
      'objection-open',
    );
  });

  it('is decided once, by somebody else, before the ranking is signed', () => {
    const objected = after([...provisional, object], until);
    expect(refusal({ ...decide, by: 'head' }, objected)).toBe('second-person-needed');
    expect(refusal({ ...decide, objection: 'o9' }, objected)).toBe('unknown-objection');
    const open2 = [allMarkers[2] as PeriodCommand, freeze, computed('frozen')].reduce((state, command) => {
      const decision = decidePeriod(command, state, { now, terms });
      return decision.kind === 'accepted' ? decision.events.reduce(evolvePeriod, state) : state;
    }, objected);
    expect(refusal(signOff, open2)).toBe('objections-open');
    const decided = after([...provisional, object, decide], until);
    expect(decided.objections['o1']?.decision).toStrictEqual({
      ...{ upheld: false, reason: '核实无误', by: 'office', facts: [] },
    });
    expect(refusal(decide, decided)).toBe('objection-decided');
  });
});
