import { catalogue, matterSources, postedType, postedTypes, validatePayload } from '@kaoji/contracts';
import { townOf } from '../town/town.js';
import type { Plan } from './action.js';
import { monthOf } from './month.js';

const seed = 'a seed';
const whole = monthOf(seed);
const small = monthOf(seed, { days: 5, matters: 60 });
const town = townOf(seed);

const postsOf = ({ stops }: Plan) => stops.flatMap(({ posts }) => posts);
const callsOf = ({ stops }: Plan) => stops.flatMap(({ calls }) => calls);
const registrations = (plan: Plan) => postsOf(plan).filter(({ type }) => type === 'kaoji.matter.registered.v1');

/** What the issue asks to happen, as the plan names it. */
const asked = [
  'pause',
  'extension',
  'return',
  'ruling',
  'wrong dispatch',
  'transfer',
  'joint handling: one unit is late',
  'merge',
  'exclusion',
  'rework',
  'late posting withdraws a step',
  'ladder 催办升级: handler',
  'ladder 催办升级: head',
  'ladder 催办升级: dunning',
  'ladder 催办升级: orange',
  'ladder 催办升级: red',
  'ladder 催办升级: interview',
  'calendar change in mid-month',
  'unit merged',
  'objection',
  'ranking signed off and published',
  'ranking corrected',
];

describe.each([
  ['the whole month', whole, 600, 21],
  ['the first five working days', small, 60, 5],
] as const)('%s', (_, plan, matters, days) => {
  it('is the same for the same seed and size, and another for another seed', () => {
    expect(monthOf(seed, { days, matters })).toStrictEqual(plan);
    expect(monthOf('another seed', { days, matters }).stops).not.toStrictEqual(plan.stops);
  });

  it('registers so many matters on so many working days, and none twice', () => {
    const numbers = registrations(plan).map(({ subject }) => subject);
    expect(numbers.length).toBe(matters);
    expect(new Set(numbers).size).toBe(matters);
    const dates = new Set(registrations(plan).map(({ time }) => time.slice(0, 10)));
    dates.delete('2026-10-03');
    expect(dates.size).toBeLessThanOrEqual(days);
  });

  it('posts only types that are declared, with data that they allow', () => {
    const faults = postsOf(plan).flatMap(({ id, type, data }) => {
      const declaration = postedType(type);
      if (!declaration) return [`${id}: ${type}`];
      const verdict = validatePayload(declaration.posted, JSON.parse(JSON.stringify(data)));
      return verdict.ok ? [] : [`${id}: ${JSON.stringify(verdict.faults)}`];
    });
    expect(faults).toStrictEqual([]);
  });

  it('uses keys and people that the city has', () => {
    const keys = new Set(town.keys.map(({ id }) => id));
    const names = new Set(town.people.flatMap(({ username }) => username ?? []));
    expect(postsOf(plan).filter(({ key }) => !keys.has(key))).toStrictEqual([]);
    expect([...callsOf(plan), ...plan.happenings].filter(({ by }) => !names.has(by))).toStrictEqual([]);
  });

  it('gives every post and every act an identity of its own', () => {
    const ids = [...postsOf(plan), ...callsOf(plan)].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toStrictEqual([]);
  });

  it('stands at times that only go on, and posts nothing before it happened', () => {
    const times = plan.stops.map(({ at }) => at);
    expect(times.toSorted()).toStrictEqual(times);
    expect(plan.stops.flatMap(({ at, posts }) => posts.filter(({ time }) => time > at))).toStrictEqual([]);
  });

  it('posts what one matter goes through in the order of its times', () => {
    const last = new Map<string, string>();
    for (const { subject, time } of postsOf(plan)) {
      expect((last.get(subject) ?? '') <= time).toBe(true);
      last.set(subject, time);
    }
  });

  it.each(asked)('makes it happen: %s', (name) => {
    expect(plan.happenings.filter((happening) => happening.name.startsWith(name)).length).toBeGreaterThan(0);
  });

  it('looks for events that are declared', () => {
    const types = plan.happenings.flatMap(({ where }) => (typeof where['type'] === 'string' ? [where['type']] : []));
    expect(types.filter((type) => !catalogue.declarations.some(({ event }) => event.type === type))).toStrictEqual([]);
  });

  it('acts on matters only that are registered before', () => {
    const known = new Set<string>();
    for (const { calls, posts } of plan.stops) {
      const numbers = calls.flatMap(({ path }) => /matters\/([^/]+)\//.exec(path)?.[1] ?? []);
      expect(numbers.filter((number) => !known.has(number))).toStrictEqual([]);
      for (const { subject } of posts) known.add(subject);
    }
  });

  it('posts every type once at least', () => {
    const used = new Set(postsOf(plan).map(({ type }) => type));
    const unused = postedTypes.map(({ posted }) => posted.type).filter((type) => !used.has(type));
    expect(unused).toStrictEqual([]);
  });
});

it('the whole month has matters from every source of the contract', () => {
  const used = new Set(registrations(whole).map(({ data }) => data['source']));
  expect(matterSources.filter((source) => !used.has(source))).toStrictEqual([]);
});

it('in the whole month nobody works on the day that the city set off, and on its Saturday they do', () => {
  const days = new Set(registrations(whole).map(({ time }) => time.slice(0, 10)));
  expect([days.has('2026-10-21'), days.has('2026-10-24')]).toStrictEqual([false, true]);
});
