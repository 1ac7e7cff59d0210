import { mistakesBetween, type CityEntries, type KnownCodes } from './checks.js';
import { calendarEntry, dutyEntry, entryOf, keyEntry, personEntry, unitEntry, type Entry } from './entries.js';
import { Fields } from './fields.js';
import { placedYaml, type CityMistake, type Placed } from './placed-yaml.js';

export type { CityMistake } from './placed-yaml.js';

/** One file of a city. */
export interface CityFile {
  /** As mistakes name it. */
  readonly name: string;
  readonly text: string;
}

/** What the files say, and all that is wrong with them, in the order of files and lines. */
export interface CityRead {
  readonly city: CityEntries;
  readonly mistakes: readonly CityMistake[];
}

/** Reads a city's YAML files; each may hold any of `calendar`, `units`, `people`, `duty`, `keys`. */
export function readCity(files: readonly CityFile[], known: KnownCodes): CityRead {
  const mistakes: CityMistake[] = [];
  const parts = files.map(({ name, text }) => {
    const { root, mistakes: syntax } = placedYaml(name, text);
    mistakes.push(...syntax);
    return root && readFile(root, mistakes);
  });
  const city = joined(parts.filter((part) => part !== undefined));
  mistakes.push(...mistakesBetween(city, known));
  const order = new Map(files.map(({ name }, index) => [name, index]));
  const placeOf = ({ file }: CityMistake): number => order.get(file) ?? 0;
  return { city, mistakes: mistakes.sort((a, b) => placeOf(a) - placeOf(b) || a.line - b.line) };
}

function readFile(root: Placed, mistakes: CityMistake[]): CityEntries {
  const fields = new Fields(root, 'the file', mistakes);
  const all = <T>(section: string, read: (of: Fields) => T): readonly Entry<T>[] =>
    fields.list(section).map((at, index) => entryOf(at, `${section} ${index + 1}`, mistakes, read));
  const calendar = root.fields?.get('calendar');
  const entries = {
    calendars: calendar ? [entryOf(calendar, 'calendar', mistakes, calendarEntry(mistakes))] : [],
    units: all('units', unitEntry),
    people: all('people', personEntry),
    duty: all('duty', dutyEntry),
    keys: all('keys', keyEntry),
  };
  fields.expect('calendar');
  fields.done();
  return entries;
}

const joined = (parts: readonly CityEntries[]): CityEntries => ({
  calendars: parts.flatMap(({ calendars }) => calendars),
  units: parts.flatMap(({ units }) => units),
  people: parts.flatMap(({ people }) => people),
  duty: parts.flatMap(({ duty }) => duty),
  keys: parts.flatMap(({ keys }) => keys),
});
