import { catalogue, ObjectionDecided } from '@kaoji/contracts';
import { factConditions } from './fact-conditions.sql.js';
import { Bound, enterUntilFreeze, inCut, type Cut } from './cut.js';

const close = { before: '2026-11-04T09:30:00.000Z', positions: { supervision: '7' } };
const freeze = { before: '2026-11-13T09:30:00.000Z', positions: { supervision: '9' } };
const numbersIn = (sql: string): readonly string[] => [...new Set(sql.match(/\$\d+/g))].sort();

describe('values of a statement', () => {
  it('are numbered in the order in which they are bound', () => {
    const bound = new Bound();
    expect([bound.of('a'), bound.of(['b']), bound.of('a')]).toStrictEqual(['$1', '$2', '$3']);
    expect(bound.values).toStrictEqual(['a', ['b'], 'a']);
  });
});

describe('[M3] what may still enter a month after its data close', () => {
  it('are verifications, decisions and what follows from them, by names that the catalogue knows', () => {
    expect(enterUntilFreeze.filter((type) => catalogue.find(type)?.producer !== 'supervision')).toStrictEqual([
      ObjectionDecided.type,
    ]);
    expect(new Set(enterUntilFreeze).size).toBe(enterUntilFreeze.length);
  });

  it.each(['matter-registered', 'matter-dispatched', 'matter-replied', 'matter-followed-up', 'matter-escalated'])(
    'is not %s: that enters the next revision',
    (name) => {
      expect(enterUntilFreeze).not.toContain(`kaoji.supervision.${name}.v1`);
      expect(catalogue.find(`kaoji.supervision.${name}.v1`)?.producer).toBe('supervision');
    },
  );
});

describe('the condition of a cut', () => {
  it('is none without a cut: the live ranking looks at everything', () => {
    const bound = new Bound();
    expect([inCut(bound, undefined)('f'), bound.values]).toStrictEqual(['true', []]);
  });

  it('of the data close is its time and each producer as far as its position', () => {
    const bound = new Bound();
    const sql = inCut(bound, { close })('f');
    expect(sql).toBe('(f.root_at < $1::timestamptz and f.position <= ($2::jsonb ->> f.producer))');
    expect(bound.values).toStrictEqual([close.before, '{"supervision":"7"}']);
  });

  it('of the freeze adds the types that may still enter, up to its own edge', () => {
    const bound = new Bound();
    const sql = inCut(bound, { close, freeze })('n');
    expect(numbersIn(sql)).toStrictEqual(['$1', '$2', '$3', '$4', '$5']);
    expect(sql).toContain('or n.type = any($5::text[]) and (n.root_at < $3::timestamptz');
    expect(bound.values).toStrictEqual([
      ...[close.before, '{"supervision":"7"}', freeze.before, '{"supervision":"9"}', enterUntilFreeze],
    ]);
  });

  it('binds its values once, however often it is written', () => {
    const bound = new Bound();
    const belongs = inCut(bound, { close, freeze });
    const [f, n] = [belongs('f'), belongs('n')];
    expect(n).toBe(f.replaceAll('f.', 'n.'));
    expect(bound.values).toHaveLength(5);
  });
});

describe('the conditions on facts', () => {
  const view = (cut?: Cut, table?: string) => ({
    asOf: '2026-11-30T00:00:00.000Z',
    ...(cut && { cut }),
    ...(table !== undefined && { table }),
  });

  it('look at the table of facts unless a rebuild looks at its own', () => {
    expect([factConditions(view()).table, factConditions(view(undefined, 'fact_next')).table]).toStrictEqual([
      ...['fact', 'fact_next'],
    ]);
    expect(factConditions(view(undefined, 'fact_next')).newest).toContain('from fact_next n');
  });

  it('take of each case the newest statement within the cut: a later one outside of it hides nothing', () => {
    const { newest, bound } = factConditions(view({ close }));
    expect(newest.startsWith('(f.root_at < $1::timestamptz')).toBe(true);
    expect(newest).toContain('n.version > f.version');
    expect(newest).toContain('(n.root_at < $1::timestamptz and n.position <= ($2::jsonb ->> n.producer))');
    expect(bound.values).toHaveLength(2);
  });

  it('count the first three of a petitioner over matters that count, within the cut', () => {
    const { amongFirstThree } = factConditions(view({ close }));
    expect(amongFirstThree).toContain('f.petitioner is null or');
    expect(amongFirstThree).toContain('not c.excluded');
    expect(numbersIn(amongFirstThree)).toStrictEqual(['$1', '$2']);
  });

  it('bind the time of looking only where it is asked for', () => {
    const conditions = factConditions(view());
    expect(conditions.bound.values).toStrictEqual([]);
    expect([conditions.asOf(), conditions.bound.values]).toStrictEqual(['$1', ['2026-11-30T00:00:00.000Z']]);
    expect(conditions.pausedAt('e.ends')).toContain('p.occurred_at < e.ends');
  });
});
