import type { MatterSource } from '@kaoji/contracts';
import { Seeded } from '../seeded.js';
import { categories, type Category } from '../town/units.js';
import { Life } from './life.js';
import { citizenSources, internalSources } from './texts.js';
import { partsOfDay } from './timeline.js';
import type { World } from './world.js';

/** Matters of one busy unit: enough for its rates to count (domain.md 3, Small numbers: at least 10 cases). */
const ofBusyUnit = { citizens: 13, internal: 1 };
const perBusyUnit = ofBusyUnit.citizens + ofBusyUnit.internal;
const busyShare = 0.86;
/** It ends in the middle of the month. */
export const mergedUnit = 'J04';

/** So many matters of everyday life: most of them at units that have many, the rest anywhere. */
export function everydayMatters(world: World, count: number): void {
  const busy = busyUnits(world, busyCount(count));
  for (const unit of busy) {
    const chance = new Seeded(world.seed, 'unit', unit);
    const quality = chance.between(50, 98);
    for (let matter = 0; matter < ofBusyUnit.citizens; matter += 1) citizensMatter(world, unit, quality, chance);
    for (let matter = 0; matter < ofBusyUnit.internal; matter += 1) internalMatter(world, unit, quality, chance);
  }
  const chance = new Seeded(world.seed, 'elsewhere');
  const anywhere = world.town.units.filter(({ category, code }) => category !== undefined && code !== mergedUnit);
  for (let matter = busy.length * perBusyUnit; matter < count; matter += 1) {
    internalMatter(world, chance.pick(anywhere).code, chance.between(50, 98), chance, matter);
  }
}

/** How many units have enough matters, of so many. */
const busyCount = (matters: number): number => Math.max(2, Math.floor((matters * busyShare) / perBusyUnit));

/** Of each category in turn, counties first. */
export function busyUnits(world: World, count: number): readonly string[] {
  const chance = new Seeded(world.seed, 'busy');
  const names = Object.keys(categories) as Category[];
  const lists = names.map((name) => {
    const units = world.town.units.filter(({ category, code }) => category === categories[name] && code !== mergedUnit);
    return chance.shuffled(units.map(({ code }) => code));
  });
  const inTurn = Array.from({ length: 40 }, (_, place) => lists.flatMap((list) => list[place] ?? []));
  return inTurn.flat().slice(0, count);
}

/** More in the first half, so that most are over when the month is. */
const dayOf = (world: World, chance: Seeded): number =>
  Math.min(chance.below(world.timeline.registering), chance.below(world.timeline.registering));

function citizensMatter(world: World, unit: string, quality: number, chance: Seeded): void {
  const [source, registrar] = chance.pick(citizenSources);
  const life = new Life(world, unit, dayOf(world, chance) * partsOfDay + chance.below(partsOfDay));
  const begun = Math.floor(life.slot / partsOfDay);
  const { limit, data } = limitOfCitizens(source, chance);
  life.register({ source, registrar, citizen: true, ...(data && { data }) });
  if (chance.percent(quality)) life.accept().contact();
  else life.days(2).own('progressed', { note: '已到现场了解情况。' });
  replyAndEnd(life, { begun, limit, late: !chance.percent(quality), quality, citizen: true }, chance);
}

function limitOfCitizens(
  source: MatterSource,
  chance: Seeded,
): { limit: number; data?: Readonly<Record<string, unknown>> } {
  if (source === 'petition') return { limit: 12 };
  if (chance.percent(12)) return { limit: 3, data: { limit: { workingDays: 3 } } };
  if (chance.percent(8)) return { limit: 8, data: { limit: { workingDays: 8 }, weight: 'important' } };
  return { limit: 5 };
}

function internalMatter(world: World, unit: string, quality: number, chance: Seeded, turn = chance.below(60)): void {
  const [source, registrar] = internalSources[turn % internalSources.length] ?? ['obligation', 'office'];
  const life = new Life(world, unit, dayOf(world, chance) * partsOfDay + chance.below(partsOfDay));
  const begun = Math.floor(life.slot / partsOfDay);
  const weight = chance.pick(['ordinary', 'ordinary', 'ordinary', 'important', 'major']);
  const isProposal = source === 'deputy-proposal' || source === 'cppcc-motion';
  const limit = isProposal ? 14 : chance.pick([3, 5, 8]);
  const given = isProposal ? {} : { limit: { workingDays: limit } };
  life.register({ source, registrar, citizen: false, data: { ...given, weight } });
  life.accept();
  replyAndEnd(life, { begun, limit, late: !chance.percent(quality), quality, citizen: false }, chance);
}

interface Ending {
  /** The working day of its registration. */
  readonly begun: number;
  readonly limit: number;
  readonly late: boolean;
  readonly quality: number;
  readonly citizen: boolean;
}

function replyAndEnd(life: Life, { begun, limit, late, quality, citizen }: Ending, chance: Seeded): void {
  const day = late ? limit + chance.pick([1, 1, 2, 2, 3, 4, 6]) : chance.between(3, limit);
  life
    .days(begun + day - Math.floor(life.slot / partsOfDay), chance.below(partsOfDay))
    .reply(chance.percent(quality) ? 'solved' : 'partly');
  life.wait(chance.between(1, 6)).close(chance.pick(['supervision-1', 'supervision-2', 'supervision-3']));
  if (!citizen) return;
  life.wait(chance.between(0, 6));
  if (!chance.percent(90)) life.followUp({ answered: false }, '-first').days(1);
  life.followUp(answerOf(quality, chance));
}

function answerOf(quality: number, chance: Seeded): Readonly<Record<string, unknown>> {
  if (chance.percent(4)) return { answered: false };
  const solved = chance.percent(quality) ? 'fully' : chance.pick(['partly', 'not']);
  const grade = chance.percent(quality) ? chance.between(3, 5) : chance.between(1, 3);
  return { answered: true, contacted: 'in-time', solved, grade };
}
