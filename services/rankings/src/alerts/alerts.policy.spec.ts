import { noPeriod, type PeriodState } from '../close/period.state.js';
import { internalCases, rankedJson } from '../spec-fixtures/figures.js';
import { everything, type Subscription } from '../subscription/subscription.state.js';
import { alertsOf, heard, type AlertInput } from './alerts.policy.js';
import { alertKinds } from './kinds.policy.js';

const months = (october: number, more = {}) => ({
  '2026-09': internalCases(20, 20),
  '2026-10': internalCases(20, october, more),
});
/** In September all are first; in October d is the fourth. */
const units = {
  a: { ...months(20), '2026-09': internalCases(20, 17) },
  b: { ...months(19), '2026-09': internalCases(20, 18) },
  c: { ...months(18), '2026-09': internalCases(20, 19) },
  d: months(17),
};
const counts = new Map([
  ['a', new Map([['2026-10', internalCases(20, 20, { red: 2, open: 1 })]])],
  [
    'd',
    new Map([
      ['2026-08', internalCases(1, 0, { open: 2, red: 5 })],
      ['2026-10', internalCases(20, 17, { open: 1 })],
    ]),
  ],
  ['elsewhere', new Map([['2026-10', internalCases(1, 0, { open: 9 })]])],
]);
const input: AlertInput = {
  ...{ period: '2026-10', rankings: [rankedJson(units)], counts, published: [], closing: [] },
  now: '2026-11-16T02:00:00.000Z',
};
const told = (more: Partial<AlertInput>, fallenBy = 3) =>
  alertsOf({ ...input, counts: new Map(), ...more }, { fallenBy }).map(({ id, numbers }) => [id, numbers] as const);
const timetable = {
  ...{ dataCloseAt: '2026-10-10T09:30:00.000Z', provisionalAt: '2026-10-13T01:00:00.000Z' },
  ...{ objectionsUntil: '2026-10-16T09:30:00.000Z', freezeAt: '2026-10-20T09:30:00.000Z' },
  signOffAt: '2026-10-22T01:00:00.000Z',
};
const closing = (more: Partial<PeriodState>) => ({
  closing: [{ period: '2026-09', state: { ...noPeriod, period: '2026-09', timetable, ...more } }],
  rankings: [],
});
const stands = { snapshot: 's', cut: {}, schemeVersion: 0, waitsFor: [] };

describe('alerts of units', () => {
  it('tell of open matters past their deadline, of this month and of those before', () => {
    expect(told({ counts }, 99).filter(([id]) => id.startsWith('matters'))).toStrictEqual([
      ['matters-overdue/2026-10/a', { open: 1 }],
      ['matters-overdue/2026-10/d', { open: 3 }],
    ]);
  });

  it('tell of red slips of this month only', () => {
    expect(told({ counts }, 99).filter(([id]) => id.startsWith('red'))).toStrictEqual([
      ['red-slips/2026-10/a', { red: 2 }],
    ]);
  });

  it.each([
    [1, ['c', 'd']],
    [2, ['d']],
    [3, ['d']],
    [4, []],
  ])('tell who fell by at least %i ranks', (fallenBy, fell) => {
    expect(told({}, fallenBy).map(([id]) => id)).toStrictEqual(fell.map((unit) => `rank-fallen/2026-10/${unit}`));
  });

  it('say from where to where somebody fell', () => {
    expect(told({}, 3)).toStrictEqual([['rank-fallen/2026-10/d', { rank: 4, before: 1, fallenBy: 3 }]]);
  });
});

describe('alerts of a period that is being closed', () => {
  const awaits = { closed: ['notices', 'supervision'], frozen: ['supervision'] };
  const marker = { position: '1', closesAt: timetable.dataCloseAt };

  it('name for whom it waits, once its time has come', () => {
    expect(told(closing({ awaits }))).toStrictEqual([]);
    expect(told(closing({ awaits, reached: ['data-close'] }))).toStrictEqual([
      ['month-incomplete/2026-09/', { waitsFor: 'notices, supervision' }],
    ]);
    const closed = { notices: marker, supervision: marker };
    const markers = { closed, frozen: {} };
    expect(told(closing({ awaits, markers, reached: ['data-close'] }))).toStrictEqual([]);
    expect(told(closing({ awaits, markers, reached: ['data-close', 'freeze'] }))).toStrictEqual([
      ['month-incomplete/2026-09/', { waitsFor: 'supervision' }],
    ]);
  });

  it('tell that it is to be signed off, from its day until it is', () => {
    const due = [['sign-off-due/2026-09/', { signOffAt: timetable.signOffAt }]];
    expect(told({ ...closing({ frozen: stands }), now: '2026-10-22T00:59:59.999Z' })).toStrictEqual([]);
    expect(told({ ...closing({ frozen: stands }), now: timetable.signOffAt })).toStrictEqual(due);
    const published = [{ ...stands, revision: 1, signedBy: 'm', publishedAt: '', reason: null, seal: '' }];
    const signed = published.map((one) => ({ ...one, incompleteAccepted: null }));
    expect(told(closing({ frozen: stands, published: signed }))).toStrictEqual([]);
  });

  it('name the objections that are not decided, and by when they are to be', () => {
    const objection = { unit: 'a', reason: '不实', evidence: [], by: 'head', decision: null };
    const decision = { upheld: false, reason: '无误', by: 'office', facts: [] };
    expect(told(closing({ objections: { o1: objection, o2: { ...objection, unit: 'b', decision } } }))).toStrictEqual([
      ['objection-undecided/2026-09/a', { objection: 'o1', decideBy: timetable.freezeAt }],
    ]);
    const several = { o1: { ...objection, unit: 'c' }, o2: objection, o3: { ...objection, unit: 'b' } };
    expect(told(closing({ objections: several })).map(([id]) => id.slice(-1))).toStrictEqual(['a', 'b', 'c']);
  });
});

describe('alerts of publications', () => {
  const revision = (number: number, reason: string | null) => ({
    ...{ ...stands, revision: number, signedBy: 'm', publishedAt: '2026-10-22T02:00:00.000Z', reason, seal: '' },
    incompleteAccepted: null,
  });

  it('tell of the newest revision, a correction with its reason', () => {
    const published = (all: readonly ReturnType<typeof revision>[]) => ({
      ...{ rankings: [], published: [{ period: '2026-09', state: { ...noPeriod, published: all } }] },
    });
    const at = { publishedAt: '2026-10-22T02:00:00.000Z' };
    expect(told(published([revision(1, null)]))).toStrictEqual([
      ['ranking-published/2026-09/', { revision: 1, ...at }],
    ]);
    expect(told(published([revision(1, null), revision(2, '更正')]))).toStrictEqual([
      ['ranking-corrected/2026-09/', { revision: 2, ...at, reason: '更正' }],
    ]);
  });
});

describe('who subscribed', () => {
  const all = alertsOf(input, { fallenBy: 3 });
  const ear = {
    sees: () => true,
    isOf: (unit: string, of: string) => unit === of || (unit === 'd' && of === 'above-d'),
  };
  const hears = (subscription: Partial<Subscription>, more = {}) =>
    heard(all, { ...everything, ...subscription }, { ...ear, ...more }).map(({ id }) => id.replace('/2026-10', ''));

  it('to nothing in particular hears of everything that he sees', () => {
    const every = ['matters-overdue/a', 'matters-overdue/d', 'red-slips/a', 'rank-fallen/d'];
    expect(hears({})).toStrictEqual(every);
    expect(hears({}, { sees: (unit: string) => unit === 'd' })).toStrictEqual(['matters-overdue/d', 'rank-fallen/d']);
  });

  it.each<[Partial<Subscription>, readonly string[]]>([
    [{ kinds: ['red-slips'] }, ['red-slips/a']],
    [{ kinds: [] }, []],
    [{ units: ['above-d'] }, ['matters-overdue/d', 'rank-fallen/d']],
    [{ units: ['a'], kinds: ['matters-overdue'] }, ['matters-overdue/a']],
    [{ categories: ['counties'] }, []],
    [{ categories: ['departments'], units: ['a'] }, ['matters-overdue/a', 'red-slips/a']],
  ])('to %j hears %j', (subscription, expected) => {
    expect(hears(subscription)).toStrictEqual(expected);
  });

  it('hears first of what presses most', () => {
    const order = all.map(({ kind }) => alertKinds.indexOf(kind));
    expect(order).toStrictEqual([...order].sort((a, b) => a - b));
  });
});
