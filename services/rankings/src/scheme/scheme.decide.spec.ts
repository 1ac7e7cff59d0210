import { decideScheme, type SchemeCommand } from './scheme.decide.js';
import { dimensionsFor, type SchemeContent } from './scheme.policy.js';
import { evolveScheme, noSchemes, schemeOn, type SchemeState } from './scheme.state.js';
import { shippedSchemes } from './shipped-schemes.policy.js';

const content: SchemeContent = shippedSchemes.default;
const propose = (effectiveFrom: string, by = 'a'): SchemeCommand => ({
  ...{ type: 'propose-scheme', effectiveFrom, content, reason: '新方案', by },
});
const confirm = (version: number, by = 'b'): SchemeCommand => ({ type: 'confirm-scheme', version, by });

const after = (...commands: SchemeCommand[]): SchemeState =>
  commands.reduce((state, command) => {
    const decision = decideScheme(command, state);
    if (decision.kind === 'rejected') throw new Error(decision.code);
    return decision.events.reduce(evolveScheme, state);
  }, noSchemes);
const refusal = (command: SchemeCommand, state: SchemeState) => {
  const decision = decideScheme(command, state);
  return decision.kind === 'rejected' ? decision.code : 'accepted';
};

describe('the scheme', () => {
  it('is changed by two people', () => {
    const state = after(propose('2026-01-01'));
    expect(refusal(confirm(1, 'a'), state)).toBe('second-person-needed');
    expect(refusal(confirm(1, 'b'), state)).toBe('accepted');
  });

  it('is confirmed once, and only when it was proposed', () => {
    const state = after(propose('2026-01-01'), confirm(1));
    expect(refusal(confirm(1, 'c'), state)).toBe('scheme-already-confirmed');
    expect(refusal(confirm(2), state)).toBe('unknown-scheme-version');
  });

  it('refuses a category without any weight', () => {
    const empty = { ...content, lines: [{ category: 'x', periodKind: '*' as const, dimensions: [] }] };
    expect(refusal({ ...propose('2026-01-01'), content: empty } as SchemeCommand, noSchemes)).toBe(
      'scheme-without-weight',
    );
  });

  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 1],
    ['2026-06-30', 1],
    ['2026-07-01', 3],
  ])('in force on %s is version %s: the confirmed one with the latest day of effect', (day, version) => {
    const state = after(propose('2026-01-01'), propose('2026-02-01'), propose('2026-07-01'), confirm(1), confirm(3));
    expect(schemeOn(state, day)?.version).toBe(version);
  });

  it('weighs by its most particular line: the category before the period kind', () => {
    const line = (category: string, periodKind: 'month' | '*', weight: string) => ({
      ...{ category, periodKind, dimensions: [{ dimension: 'supervision' as const, weight }] },
    });
    const lines = [
      line('*', '*', '1'),
      line('*', 'month', '2'),
      line('county', '*', '3'),
      line('county', 'month', '4'),
    ];
    const weight = (category: string, kind: 'month' | 'year') =>
      dimensionsFor({ ...content, lines }, category, kind)[0]?.weight;
    expect([
      weight('county', 'month'),
      weight('county', 'year'),
      weight('x', 'month'),
      weight('x', 'year'),
    ]).toStrictEqual(['4', '3', '2', '1']);
  });
});
