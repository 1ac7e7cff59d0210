import { calendarProblems } from '@kaoji/calendar';
import { postedType, type UnitRecorded } from '@kaoji/contracts';
import { calendarFrom, type CalendarWish } from '../calendar/seeded-calendar.js';
import { needsTwoPeople } from '../key/key.decide.js';
import type { DutyEntry, Entry, KeyEntry, PersonEntry } from './entries.js';
import type { CityMistake } from './placed-yaml.js';

/** All entries of a city's files. */
export interface CityEntries {
  readonly calendars: readonly Entry<CalendarWish>[];
  readonly units: readonly Entry<UnitRecorded>[];
  readonly people: readonly Entry<PersonEntry>[];
  readonly duty: readonly Entry<DutyEntry>[];
  readonly keys: readonly Entry<KeyEntry>[];
}

/** What is in the directory already. */
export interface KnownCodes {
  unit(code: string): boolean;
  person(code: string): boolean;
}

type Note = (entry: Entry<unknown>, field: string, message: string) => void;

/** What is wrong between entries: codes given twice, codes that nobody has, circles, keys without two people. */
export function mistakesBetween(city: CityEntries, known: KnownCodes): readonly CityMistake[] {
  const mistakes: CityMistake[] = [];
  const note: Note = (entry, field, message) => {
    const { file, line } = entry.placeOf(field);
    mistakes.push({ file, line, message: `${entry.name}: ${message}` });
  };
  const units = new Set(city.units.map(({ is }) => is.code));
  const people = new Set(city.people.map(({ is }) => is.code));
  const has: KnownCodes = {
    unit: (code) => code === '' || units.has(code) || known.unit(code),
    person: (code) => code === '' || people.has(code) || known.person(code),
  };
  checkTwice(city, note);
  checkCalendars(city, note);
  checkUnits(city, has, note);
  checkPeople(city, has, note);
  checkKeys(city, has, note);
  return mistakes;
}

function checkTwice(city: CityEntries, note: Note): void {
  const once = <T>(entries: readonly Entry<T>[], field: string, of: (is: T) => string | undefined): void => {
    const seen = new Map<string, Entry<T>>();
    for (const entry of entries) {
      const code = of(entry.is);
      const first = code === undefined || code === '' ? undefined : seen.get(code);
      if (first) {
        const { file, line } = first.placeOf(field);
        note(entry, field, `${field} ${code} stands in ${file}, line ${line} already`);
      } else if (code !== undefined) seen.set(code, entry);
    }
  };
  once(city.units, 'code', ({ code }) => code);
  once(city.people, 'code', ({ code }) => code);
  once(city.people, 'username', ({ username }) => username);
  once(city.duty, 'date', ({ date }) => date);
  once(city.keys, 'id', ({ id }) => id);
}

function checkCalendars({ calendars }: CityEntries, note: Note): void {
  for (const entry of calendars.slice(1)) note(entry, 'kind', 'a city has one calendar');
  for (const entry of calendars) {
    for (const { code, value } of calendarProblems(calendarFrom(entry.is))) note(entry, 'zone', `${code} ${value}`);
  }
}

function checkUnits({ units }: CityEntries, has: KnownCodes, note: Note): void {
  const byCode = new Map(units.map(({ is }) => [is.code, is]));
  for (const entry of units) {
    const { code, parent, validFrom, roles } = entry.is;
    if (parent !== null && !has.unit(parent)) note(entry, 'parent', `there is no unit ${parent}`);
    const above = parent === null ? undefined : byCode.get(parent);
    if (above && validFrom < above.validFrom) note(entry, 'validFrom', `unit ${above.code} begins later`);
    if (wayUp(code, byCode).has(code)) note(entry, 'parent', `the unit lies below itself`);
    for (const role of ['head', 'leadership', 'coordination'] as const) {
      if (!has.person(roles[role] ?? '')) note(entry, role, `there is no person ${roles[role]}`);
    }
    for (const one of roles.handlers.filter((handler) => !has.person(handler))) {
      note(entry, 'handlers', `there is no person ${one}`);
    }
  }
}

function wayUp(code: string, byCode: ReadonlyMap<string, UnitRecorded>): ReadonlySet<string> {
  const way = new Set<string>();
  let parent = byCode.get(code)?.parent;
  while (parent !== null && parent !== undefined && !way.has(parent)) {
    way.add(parent);
    parent = byCode.get(parent)?.parent;
  }
  return way;
}

function checkPeople({ people, duty }: CityEntries, has: KnownCodes, note: Note): void {
  for (const entry of people) {
    const { code, unit, standIn } = entry.is;
    if (!has.unit(unit)) note(entry, 'unit', `there is no unit ${unit}`);
    if (standIn !== null && !has.person(standIn)) note(entry, 'standIn', `there is no person ${standIn}`);
    if (standIn === code) note(entry, 'standIn', 'nobody stands in for themselves');
  }
  for (const entry of duty) {
    if (!has.person(entry.is.person)) note(entry, 'person', `there is no person ${entry.is.person}`);
  }
}

function checkKeys({ keys }: CityEntries, has: KnownCodes, note: Note): void {
  for (const entry of keys) {
    const { unit, types, rights, proposedBy, confirmedBy } = entry.is;
    if (!has.unit(unit)) note(entry, 'unit', `there is no unit ${unit}`);
    if (types.length === 0) note(entry, 'types', 'types are missing');
    for (const type of types.filter((one) => one !== '*' && !postedType(one))) {
      note(entry, 'types', `there is no event type ${type}`);
    }
    for (const right of rights.filter((one) => one !== 'backfill' && one !== 'for-others')) {
      note(entry, 'rights', `there is no right ${right}`);
    }
    for (const [field, person] of Object.entries({ proposedBy, confirmedBy })) {
      if (person !== undefined && !has.person(person)) note(entry, field, `there is no person ${person}`);
    }
    const two = proposedBy !== undefined && confirmedBy !== undefined && proposedBy !== confirmedBy;
    if (needsTwoPeople(rights) && !two)
      note(entry, 'rights', 'for-others needs two people: proposedBy and confirmedBy');
  }
}
