import fc from 'fast-check';
import { decideScheme, type SchemeCommand } from './scheme.decide.js';
import { schemeAggregate, schemeStream } from './scheme.aggregate.js';
import type { SchemeContent } from './scheme.policy.js';
import { evolveScheme, noSchemes, schemeOn, type SchemeEvent, type SchemeState } from './scheme.state.js';
import { shippedSchemes } from './shipped-schemes.policy.js';

const content: SchemeContent = shippedSchemes.default;
const proposed = (version: number, effectiveFrom: string): SchemeEvent => ({
  type: 'kaoji.rankings.scheme-proposed.v1',
  data: { version, effectiveFrom, content, reason: '年度方案', proposedBy: 'office' },
});
const confirmed = (version: number): SchemeEvent => ({
  type: 'kaoji.rankings.scheme-confirmed.v1',
  data: { version, confirmedBy: 'mayor' },
});
const after = (...events: SchemeEvent[]): SchemeState => events.reduce(evolveScheme, noSchemes);

describe('[M31] versions of a scheme', () => {
  it('keep what was proposed, word for word, and wait for a second person', () => {
    expect(after(proposed(1, '2026-01-01')).versions).toStrictEqual([
      { version: 1, effectiveFrom: '2026-01-01', content, reason: '年度方案', proposedBy: 'office', confirmedBy: null },
    ]);
  });

  it('are confirmed one by one: the others stay as they are', () => {
    const before = after(proposed(1, '2026-01-01'), proposed(2, '2026-07-01'));
    const { versions } = evolveScheme(before, confirmed(2));
    expect(versions.map(({ confirmedBy }) => confirmedBy)).toStrictEqual([null, 'mayor']);
    expect(versions[0]).toStrictEqual(before.versions[0]);
  });

  it('stand in one stream, so that two cannot take the same number', () => {
    expect([schemeStream, schemeAggregate.concept, schemeAggregate.initial]).toStrictEqual([
      'scheme/main',
      'scheme',
      noSchemes,
    ]);
  });
});

describe('the scheme in force', () => {
  it('is none as long as nobody has confirmed one', () => {
    expect(schemeOn(noSchemes, '2026-10-31')).toBeUndefined();
    expect(schemeOn(after(proposed(1, '2026-01-01')), '2026-10-31')).toBeUndefined();
  });

  it('is of two with the same day the newer one', () => {
    const two = [proposed(1, '2026-01-01'), proposed(2, '2026-01-01')];
    expect(schemeOn(after(...two, confirmed(1), confirmed(2)), '2026-01-01')?.version).toBe(2);
    expect(schemeOn(after(...two, confirmed(1)), '2026-01-01')?.version).toBe(1);
  });

  it('is not the newest version when that takes effect earlier: an older one may begin later', () => {
    const state = after(proposed(1, '2026-07-01'), proposed(2, '2026-01-01'), confirmed(1), confirmed(2));
    expect([schemeOn(state, '2026-06-30')?.version, schemeOn(state, '2026-07-01')?.version]).toStrictEqual([2, 1]);
  });

  it('never is one of a day to come or without a second person', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-02-${String(number).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(fc.record({ day, second: fc.boolean() }), { maxLength: 8 }), day, (all, asked) => {
        const events = all.flatMap((one, index) => [
          proposed(index + 1, one.day),
          ...(one.second ? [confirmed(index + 1)] : []),
        ]);
        const found = schemeOn(after(...events), asked);
        const fitting = all.filter((one) => one.second && one.day <= asked).map((one) => one.day);
        expect(found?.effectiveFrom).toBe(fitting.sort().at(-1));
      }),
      { seed: 16 },
    );
  });
});

describe('deciding about a scheme', () => {
  const propose: SchemeCommand = {
    ...{ type: 'propose-scheme', effectiveFrom: '2027-01-01', content, reason: '新年度', by: 'office' },
  };

  it('numbers the versions in the order of the proposals', () => {
    const state = after(proposed(1, '2026-01-01'), proposed(2, '2026-07-01'));
    expect(decideScheme(propose, state)).toStrictEqual({
      kind: 'accepted',
      events: [
        {
          type: 'kaoji.rankings.scheme-proposed.v1',
          data: { version: 3, effectiveFrom: '2027-01-01', content, reason: '新年度', proposedBy: 'office' },
        },
      ],
    });
  });

  it('says who the second person was', () => {
    const command: SchemeCommand = { type: 'confirm-scheme', version: 1, by: 'mayor' };
    expect(decideScheme(command, after(proposed(1, '2026-01-01')))).toStrictEqual({
      kind: 'accepted',
      events: [confirmed(1)],
    });
  });

  it.each([
    ['no line at all', [], '*'],
    ['a line without dimensions', [{ category: 'x', periodKind: '*', dimensions: [] }], 'x'],
    [
      'a line whose weights come to 0',
      [{ category: 'y', periodKind: 'month', dimensions: [{ dimension: 'conduct', weight: '0.000' }] }],
      'y',
    ],
    ['one empty line among good ones', [...content.lines, { category: 'z', periodKind: 'year', dimensions: [] }], 'z'],
  ])('refuses %s and names the category', (_, lines, category) => {
    const command = { ...propose, content: { ...content, lines } } as SchemeCommand;
    expect(decideScheme(command, noSchemes)).toStrictEqual({
      ...{ kind: 'rejected', code: 'scheme-without-weight', params: { category } },
    });
  });

  it('refuses first what is unknown, then what is settled, then the same person', () => {
    const settled = after(proposed(1, '2026-01-01'), confirmed(1));
    const confirm = (version: number, by: string): SchemeCommand => ({ type: 'confirm-scheme', version, by });
    expect(decideScheme(confirm(2, 'office'), settled)).toMatchObject({ code: 'unknown-scheme-version' });
    expect(decideScheme(confirm(1, 'office'), settled)).toMatchObject({ code: 'scheme-already-confirmed' });
    expect(decideScheme(confirm(1, 'office'), after(proposed(1, '2026-01-01')))).toMatchObject({
      code: 'second-person-needed',
    });
  });
});
