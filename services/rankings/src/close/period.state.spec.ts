import type { RankingPublished } from '@kaoji/contracts';
import fc from 'fast-check';
import { periodAggregate, periodStream } from './period.aggregate.js';
import {
  computationDue,
  evolvePeriod,
  noPeriod,
  waitsFor,
  type PeriodEvent,
  type PeriodState,
} from './period.state.js';

const times = {
  dataCloseAt: '2026-11-04T09:30:00.000Z',
  provisionalAt: '2026-11-06T01:00:00.000Z',
  objectionsUntil: '2026-11-11T09:30:00.000Z',
  freezeAt: '2026-11-13T09:30:00.000Z',
  signOffAt: '2026-11-17T01:00:00.000Z',
};
const opened: PeriodEvent = {
  type: 'kaoji.rankings.period-opened.v1',
  data: {
    ...{ period: '2026-10', ...times, calendarVersion: 3 },
    ...{ awaitsClosed: ['supervision', 'notices'], awaitsFrozen: ['supervision'] },
  },
};
const marker = (producer: string, mark: 'closed' | 'frozen', position = '7'): PeriodEvent => ({
  type: 'kaoji.rankings.period-marker-passed.v1',
  data: { producer, mark, position, closesAt: times.dataCloseAt },
});
const reached = (what: 'data-close' | 'freeze'): PeriodEvent => ({
  ...{ type: 'kaoji.rankings.period-time-reached.v1', data: { what } },
});
const stands = { snapshot: 'ab', cut: { close: 1 }, schemeVersion: 2, waitsFor: [] };
const computed = (kind: 'provisional' | 'frozen'): PeriodEvent => ({
  ...{ type: 'kaoji.rankings.ranking-computed.v1', data: { kind, ...stands, places: [] } },
});
const publication = (revision: number): RankingPublished => ({
  ...{ period: '2026-10', revision, ...stands, signedBy: 'mayor', publishedAt: '2026-11-17T02:00:00.000Z' },
  ...{ reason: null, incompleteAccepted: null, corrections: [], places: [], previousSeal: '', seal: `s${revision}` },
});
const published = (revision: number): PeriodEvent => ({
  ...{ type: 'kaoji.rankings.ranking-published.v1', data: publication(revision) },
});
const objected = (objection: string): PeriodEvent => ({
  type: 'kaoji.rankings.score-objected.v1',
  data: { objection, unit: 'D01', reason: '不实', evidence: [], by: 'head' },
});
const decided = (objection: string): PeriodEvent => ({
  type: 'kaoji.rankings.objection-decided.v1',
  data: { objection, upheld: true, reason: '属实', decidedBy: 'office' },
});
const after = (...events: PeriodEvent[]): PeriodState => events.reduce(evolvePeriod, noPeriod);

describe("[M3] a period's ranking", () => {
  it('begins with its timetable and with whom it waits for', () => {
    expect(after(opened)).toStrictEqual({
      ...noPeriod,
      ...{ period: '2026-10', timetable: times },
      awaits: { closed: ['supervision', 'notices'], frozen: ['supervision'] },
    });
  });

  it('keeps the position of each marker, those of the close apart from those of the freeze', () => {
    const { markers } = after(opened, marker('supervision', 'closed', '7'), marker('supervision', 'frozen', '9'));
    expect(markers).toStrictEqual({
      closed: { supervision: { position: '7', closesAt: times.dataCloseAt } },
      frozen: { supervision: { position: '9', closesAt: times.dataCloseAt } },
    });
  });

  it('keeps of a computation what it stands on, not the places: those are in its bytes', () => {
    const state = after(opened, computed('provisional'), computed('frozen'));
    expect([state.provisional, state.frozen]).toStrictEqual([stands, stands]);
  });

  it('keeps every revision that was published, the first as it was', () => {
    const one = after(opened, published(1));
    const two = evolvePeriod(one, published(2));
    expect(two.published.map(({ revision, seal }) => [revision, seal])).toStrictEqual([
      [1, 's1'],
      [2, 's2'],
    ]);
    expect(two.published[0]).toStrictEqual(one.published[0]);
  });

  it('keeps of a publication who signed what, when, why and after which words', () => {
    expect(after(published(1)).published[0]).toStrictEqual({
      ...{ revision: 1, ...stands, seal: 's1', signedBy: 'mayor', publishedAt: '2026-11-17T02:00:00.000Z' },
      ...{ reason: null, incompleteAccepted: null },
    });
  });

  it('keeps objections with their decisions, each by itself', () => {
    const { objections } = after(opened, objected('o1'), objected('o2'), decided('o2'));
    expect(objections).toStrictEqual({
      o1: { unit: 'D01', reason: '不实', evidence: [], by: 'head', decision: null },
      o2: {
        ...{ unit: 'D01', reason: '不实', evidence: [], by: 'head' },
        decision: { upheld: true, reason: '属实', by: 'office', facts: [] },
      },
    });
  });

  it('is not changed by a decision about an objection that it does not have', () => {
    expect(after(opened, decided('o9'))).toStrictEqual(after(opened));
  });
});

describe('what a computation waits for', () => {
  it.each([
    [[], ['closed'], ['notices', 'supervision']],
    [[marker('supervision', 'closed')], ['closed'], ['notices']],
    [[marker('supervision', 'closed')], ['closed', 'frozen'], ['notices', 'supervision']],
    [[marker('supervision', 'frozen')], ['frozen'], []],
    [[marker('nobody', 'closed')], ['closed'], ['notices', 'supervision']],
  ] as const)('case %#: each missing producer once, in order', (events, marks, missing) => {
    expect(waitsFor(after(opened, ...events), marks)).toStrictEqual(missing);
  });

  it('is nothing where nobody else runs', () => {
    expect(waitsFor(noPeriod, ['closed', 'frozen'])).toStrictEqual([]);
  });

  it('depends on what has come, not on the order in which it came', () => {
    const all = [
      ...[marker('supervision', 'closed'), marker('notices', 'closed'), marker('supervision', 'frozen')],
      ...[reached('data-close'), reached('freeze')],
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(all), (events) => {
        const inOrder = all.filter((event) => events.includes(event));
        expect(computationDue(after(opened, ...events))).toBe(computationDue(after(opened, ...inOrder)));
      }),
      { seed: 17 },
    );
  });

  it('does not make a provisional ranking any more once it is frozen', () => {
    const closed = [marker('supervision', 'closed'), marker('notices', 'closed'), marker('supervision', 'frozen')];
    const state = after(opened, ...closed, reached('data-close'), reached('freeze'), computed('frozen'));
    expect([computationDue(state), state.provisional]).toStrictEqual([null, null]);
  });
});

describe("the period's row", () => {
  const agenda = (state: PeriodState) => periodAggregate.agenda?.(state) ?? [];

  it('plans data close and freeze 20 seconds after the close of their days, until each has come', () => {
    const [dataClose, freeze] = agenda(after(opened));
    expect([dataClose, freeze]).toStrictEqual([
      { kind: 'data-close', round: '1', at: '2026-11-04T09:30:20.000Z' },
      { kind: 'freeze', round: '1', at: '2026-11-13T09:30:20.000Z' },
    ]);
    expect(agenda(after(opened, reached('data-close')))).toStrictEqual([freeze]);
    expect(agenda(after(opened, reached('data-close'), reached('freeze')))).toStrictEqual([]);
    expect(agenda(noPeriod)).toStrictEqual([]);
  });

  it('says which computation it wants, how often it was published and when last', () => {
    const closed = [marker('supervision', 'closed'), marker('notices', 'closed'), reached('data-close')];
    const columnsOf = (state: PeriodState) =>
      Object.fromEntries((periodAggregate.columns ?? []).map(({ name, of }) => [name, of(state)]));
    expect(columnsOf(after(opened, ...closed))).toStrictEqual({
      ...{ wants: 'provisional', revision: 0, published_at: null },
    });
    expect(columnsOf(after(opened, published(1), published(2)))).toStrictEqual({
      ...{ wants: null, revision: 2, published_at: '2026-11-17T02:00:00.000Z' },
    });
    expect(periodStream('2026-Q4')).toBe('period/2026-Q4');
  });
});
