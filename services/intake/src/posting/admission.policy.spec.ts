import { postedType } from '@kaoji/contracts';
import { isSelfRegistered, refusalOfFact, type KnownUnits, type Poster } from './admission.policy.js';
import type { Fact } from './fact.policy.js';

const parents: Readonly<Record<string, string>> = {
  housing: 'city',
  'housing-east': 'housing',
  water: 'city',
  hotline: 'city',
};

const isBelow = (code: string, ancestor: string): boolean => {
  const parent = parents[code];
  return parent !== undefined && (parent === ancestor || isBelow(parent, ancestor));
};

/** `newborn` exists from 2026-10-01 on. */
const units: KnownUnits = {
  unitAt: (code, at) =>
    code in parents || code === 'city' || (code === 'newborn' && at >= '2026-10-01') ? {} : undefined,
  isInOrBelow: (code, ancestor) => code === ancestor || isBelow(code, ancestor),
  person: (code) => (code === 'wang' ? { unit: 'water' } : undefined),
};

const fact = (name: string, data: Record<string, unknown>, at = '2026-10-14T02:00:00.000Z'): Fact => {
  const type = `kaoji.${name}.v1`;
  const declaration = postedType(type);
  if (!declaration) throw new RangeError(type);
  return { type, declaration, data, at };
};

const key = (more: Partial<Poster> = {}): Poster => ({
  actor: 'key:k',
  unit: 'housing',
  types: ['*'],
  rights: [],
  ...more,
});
const others = (name: string, unit = 'hotline'): Poster =>
  key({ unit, types: [`kaoji.${name}.v1`], rights: ['for-others'] });

const codeOf = (...asked: [Fact, Poster]): string | undefined => refusalOfFact(...asked, units)?.code;

describe('an own type', () => {
  it.each([
    ['the unit of the key', 'housing', undefined],
    ['a unit below it', 'housing-east', undefined],
    ['the unit above it', 'city', 'not-own-unit'],
    ['another unit', 'water', 'not-own-unit'],
    ['a unit that nobody knows', 'nowhere', 'unknown-unit'],
  ])('may be about %s: %s', (_, unitCode, code) => {
    expect(codeOf(fact('matter.accepted', { unitCode }), key())).toBe(code);
  });

  it('is not about others even with the right for others', () => {
    expect(codeOf(fact('matter.accepted', { unitCode: 'water' }), key({ rights: ['for-others'] }))).toBe(
      'not-own-unit',
    );
  });

  it('of a key for certain types is refused when it is none of them', () => {
    const poster = key({ types: ['kaoji.matter.replied.v1'] });
    expect(codeOf(fact('matter.accepted', { unitCode: 'housing' }), poster)).toBe('type-not-allowed');
    expect(codeOf(fact('matter.replied', { unitCode: 'housing' }), poster)).toBeUndefined();
  });

  it('names units that existed at the time of the fact', () => {
    const transferred = { fromUnitCode: 'housing', toUnitCode: 'newborn', reason: 'r' };
    expect(codeOf(fact('matter.transferred', transferred, '2026-10-01T00:00:00.000Z'), key())).toBeUndefined();
    expect(codeOf(fact('matter.transferred', transferred, '2026-09-30T00:00:00.000Z'), key())).toBe('unknown-unit');
  });

  it('looks at every unit that it names, also inside lists', () => {
    const replied = { unitCode: 'housing', outstandingUnitCodes: ['water', 'nowhere'] };
    expect(refusalOfFact(fact('matter.replied', replied), key(), units)).toStrictEqual({
      kind: 'rejected',
      code: 'unknown-unit',
      params: { unit: 'nowhere' },
    });
  });

  it('whose subject alone tells whose it is passes here: its owner checks', () => {
    expect(codeOf(fact('post.absent', { from: 'a', to: 'b' }), key())).toBeUndefined();
  });
});

describe('an others type', () => {
  const found = (unitCode: string) => fact('inspection.found', { unitCode });

  it('needs the right for others and the type by name', () => {
    expect(codeOf(found('water'), others('inspection.found'))).toBeUndefined();
    expect(codeOf(found('water'), { ...others('inspection.found'), rights: [] })).toBe('not-for-others');
    expect(codeOf(found('water'), key({ rights: ['for-others'] }))).toBe('type-not-allowed');
  });

  it('is never about the own unit or one below it: nobody posts an award for themselves', () => {
    expect(codeOf(found('hotline'), others('inspection.found'))).toBe('own-unit');
    expect(codeOf(found('housing-east'), others('inspection.found', 'housing'))).toBe('own-unit');
    expect(codeOf(found('city'), others('inspection.found', 'housing'))).toBeUndefined();
  });

  it('about a person is about the unit of that person', () => {
    const award = (personCode: string) => fact('commendation.awarded', { personCode });
    expect(codeOf(award('wang'), others('commendation.awarded'))).toBeUndefined();
    expect(codeOf(award('wang'), others('commendation.awarded', 'water'))).toBe('own-unit');
    expect(codeOf(award('nobody'), others('commendation.awarded'))).toBe('unknown-person');
  });
});

describe('a type for both', () => {
  const registered = (data: Record<string, unknown>) => fact('matter.registered', data);

  it('is own about the key\u2019s units, and then marked as registered by itself', () => {
    const own = registered({ unitCode: 'housing-east' });
    expect([codeOf(own, key()), isSelfRegistered(own, key(), units)]).toStrictEqual([undefined, true]);
  });

  it('about another unit, or about none yet, needs the right for others', () => {
    for (const data of [{ unitCode: 'water' }, {}]) {
      const about = registered(data);
      const listed = key({ types: ['kaoji.matter.registered.v1'] });
      expect(codeOf(about, listed)).toBe('not-for-others');
      expect(codeOf(about, key())).toBe('type-not-allowed');
      expect([
        codeOf(about, others('matter.registered')),
        isSelfRegistered(about, others('matter.registered'), units),
      ]).toStrictEqual([undefined, false]);
    }
  });
});
