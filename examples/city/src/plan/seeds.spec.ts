import { postedType } from '@kaoji/contracts';
import { townOf } from '../town/town.js';
import { monthOf } from './month.js';
import type { Plan, Post } from './action.js';

const seeds = ['a', 'another', '2026', '澜州', ''] as const;
const size = { days: 8, matters: 90 };
const registered = 'kaoji.matter.registered.v1';

const postsOf = ({ stops }: Plan): readonly Post[] => stops.flatMap(({ posts }) => posts);
const callsOf = ({ stops }: Plan) => stops.flatMap(({ calls }) => calls);
const twice = (values: readonly string[]): string[] => {
  const seen = new Set<string>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
};
const namedUnits = ({ data }: Post): string[] =>
  [data['unitCode'], data['fromUnitCode'], data['toUnitCode'], data['functionalUnitCode'], data['firstAskedUnitCode']]
    .concat(((data['coUnits'] ?? []) as { unitCode: string }[]).map(({ unitCode }) => unitCode))
    .concat((data['outstandingUnitCodes'] ?? []) as string[])
    .filter((code) => code !== undefined) as string[];

describe.each(seeds)('the plan of the seed %j', (seed) => {
  const plan = monthOf(seed, size);
  const town = townOf(seed);
  const units = new Map(town.units.map((unit) => [unit.code, unit]));

  it('says its seed and its month', () => {
    expect([plan.seed, plan.period, plan.start]).toStrictEqual([seed, '2026-10', '2026-09-28T08:00:00+08:00']);
  });

  it('registers 90 matters, each once and before anything else of it', () => {
    const known = new Set<string>();
    const early: string[] = [];
    for (const { type, subject } of postsOf(plan)) {
      if (type === registered) known.add(subject);
      else if (type.startsWith('kaoji.matter.') && !known.has(subject)) early.push(`${type} ${subject}`);
    }
    expect([known.size, early]).toStrictEqual([90, []]);
    expect(postsOf(plan).filter(({ type }) => type === registered).length).toBe(90);
  });

  it('gives no post and no act the identity of another', () => {
    expect(twice([...postsOf(plan), ...callsOf(plan)].map(({ id }) => id))).toStrictEqual([]);
  });

  it('names units that the city has', () => {
    expect(
      postsOf(plan)
        .flatMap(namedUnits)
        .filter((code) => !units.has(code)),
    ).toStrictEqual([]);
  });

  it('posts own types with the key of a unit that is, or lies above, the unit concerned', () => {
    const keys = new Map(town.keys.map(({ id, unit }) => [id, unit]));
    const lies = (code: string | undefined, above: string | undefined): boolean =>
      code !== undefined && (code === above || lies(units.get(code)?.parent, above));
    const strays = postsOf(plan).filter(({ type, key, data }) => {
      const declaration = postedType(type);
      const [field] = declaration?.concerned ?? [];
      return declaration?.who === 'own' && field !== undefined && !lies(String(data[field]), keys.get(key));
    });
    expect(strays).toStrictEqual([]);
  });

  it('posts at each stop in the order of times, none later than the stop', () => {
    for (const { at, posts } of plan.stops) {
      const times = posts.map(({ time }) => time);
      expect(times).toStrictEqual(times.toSorted());
      expect(times.filter((time) => time > at)).toStrictEqual([]);
    }
  });

  it('has no stop at which nothing is done, and none twice', () => {
    expect(plan.stops.filter(({ calls, posts }) => calls.length + posts.length === 0)).toStrictEqual([]);
    expect(twice(plan.stops.map(({ at }) => at))).toStrictEqual([]);
  });

  it('stands still only between 11:30 and 20:00, in China', () => {
    const odd = plan.stops
      .map(({ at }) => at.slice(11))
      .filter((at) => !/^(11:30|15:00|17:20|20:00):00\+08:00$/.test(at));
    expect(odd).toStrictEqual([]);
  });

  it('names each happening once, and each is about a matter that is registered, or about none', () => {
    const matters = new Set(
      postsOf(plan)
        .filter(({ type }) => type === registered)
        .map(({ subject }) => subject),
    );
    const told = plan.happenings.map(({ name, route, by, where }) =>
      [name, route, by, JSON.stringify(where)].join(' '),
    );
    expect(twice(told)).toStrictEqual([]);
    const strays = plan.happenings.filter(({ route }) => {
      const [, number] = /\/matters\/([^/]+)\//.exec(route) ?? [];
      return number !== undefined && !matters.has(number);
    });
    expect(strays).toStrictEqual([]);
  });

  it('expects rejections of posts only that it makes', () => {
    const ids = new Set(postsOf(plan).map(({ id }) => id));
    expect(plan.rejections.filter((id) => !ids.has(id))).toStrictEqual([]);
    expect(twice(plan.rejections)).toStrictEqual([]);
  });

  it('gives each matter a petitioner of its own, but for the two of one who writes twice', () => {
    const petitioners = postsOf(plan).flatMap(({ subject, data }) => {
      const petitioner = data['petitioner'] as { name: string; phone: string } | undefined;
      return petitioner ? [{ subject, ...petitioner }] : [];
    });
    const own = petitioners.filter(
      ({ subject, name, phone }) => name === `诉求人${subject.slice(-4)}` && phone === `1390000${subject.slice(-4)}`,
    );
    const others = petitioners
      .filter((petitioner) => !own.includes(petitioner))
      .map(({ name, phone }) => [name, phone]);
    expect(own.length > 0).toBe(true);
    expect(others).toStrictEqual([
      ['重复诉求人', '13900009999'],
      ['重复诉求人', '13900009999'],
    ]);
  });
});

describe('plans of several seeds', () => {
  const plans = seeds.map((seed) => monthOf(seed, size));

  it('differ from each other', () => {
    expect(new Set(plans.map(({ stops }) => JSON.stringify(stops))).size).toBe(seeds.length);
  });

  it('make the same happen', () => {
    const names = plans.map(({ happenings }) =>
      happenings.map(({ name }) => name.replace(/[CDJT]\d\d/g, '-')).toSorted(),
    );
    for (const list of names) expect(list).toStrictEqual(names[0]);
  });
});
