import type { Seeded } from '../seeded.js';
import { personName } from './names.js';
import { cityCode, type Unit } from './units.js';

/** A person as the directory's YAML has it. */
export interface Person {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly string[];
  readonly standIn?: string;
  /** Name to sign in with; most people of the city do not sign in during the month. */
  readonly username?: string;
}

export interface DutyDay {
  readonly date: string;
  readonly person: string;
}

/** The office of the city's government, where the supervision office 督查室 sits. */
export const officeUnit = 'D01';
const inspectionUnit = 'D21';

type Given = Omit<Person, 'name'>;

/** The mayor, deputy mayors (leadership) and deputy secretaries-general (coordination), each with a stand-in. */
const leaders: readonly Given[] = [
  { code: `${cityCode}-M0`, unit: cityCode, roles: ['leader'], standIn: `${cityCode}-M1`, username: 'mayor' },
  ...ring('M', 'deputy-mayor'),
  ...ring('S', 'secretary'),
];

function ring(letter: string, username: string): readonly Given[] {
  return [1, 2, 3, 4, 5].map((number) => ({
    code: `${cityCode}-${letter}${number}`,
    unit: cityCode,
    roles: ['leader'],
    standIn: `${cityCode}-${letter}${1 + (number % 5)}`,
    username: `${username}-${number}`,
  }));
}

const officers = (username: string, unit: string, role: string, count: number): readonly Given[] =>
  Array.from({ length: count }, (_, index) => ({
    code: `${username}-${index + 1}`,
    unit,
    roles: [role],
    username: `${username}-${index + 1}`,
  }));

const offices: readonly Given[] = [
  ...officers('admin', officeUnit, 'administrator', 2),
  ...officers('supervision', officeUnit, 'supervision-office', 3),
  ...officers('inspection', inspectionUnit, 'inspection-office', 2),
  ...officers('review', officeUnit, 'review-office', 1),
  ...officers('organisation', 'D29', 'organisation-department', 1),
  ...officers('auditor', 'D06', 'auditor', 1),
];

/** Units beside the counties whose head and handlers can sign in: for a look at their inbox. */
const withAccounts = ['D11', 'D12', 'D31', 'T01', 'J01'];

/** Everybody in office: leaders, offices, and in each unit a head and handlers, who stand in for each other. */
export function peopleOf(units: readonly Unit[], chance: Seeded): readonly Person[] {
  const staff = units.filter(({ kind }) => kind !== 'city' && kind !== 'window').flatMap(staffOf);
  return [...leaders, ...offices, ...staff].map(({ code, ...rest }) => ({ code, name: personName(chance), ...rest }));
}

const isSeen = (unit: string): boolean => unit.startsWith('C') || withAccounts.includes(unit);

function staffOf({ code: unit, kind }: Unit): readonly Given[] {
  const head = `${unit}-H`;
  const deputy = `${unit}-V`;
  const [a, b] = [`${unit}-A`, `${unit}-B`];
  const account = (username: string): Pick<Given, 'username'> => (isSeen(unit) ? { username } : {});
  const name = unit.toLowerCase();
  if (kind === 'station') {
    return [
      { code: head, unit, roles: ['unit-head'], standIn: a },
      { code: a, unit, roles: ['handler'], standIn: head },
    ];
  }
  return [
    { code: head, unit, roles: ['unit-head'], standIn: deputy, ...account(`head-${name}`) },
    { code: deputy, unit, roles: ['handler'], standIn: a },
    { code: a, unit, roles: ['handler'], standIn: b, ...account(`handler-${name}`) },
    { code: b, unit, roles: ['handler'], standIn: a, ...account(`second-${name}`) },
  ];
}

const days = (month: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${month}-${String(from + index).padStart(2, '0')}`);

/** The duty roster 值班 from the first day to the end of the timetable: handlers of the departments in turn. */
export function dutyOf(people: readonly Person[]): readonly DutyDay[] {
  const turn = people.filter(({ code }) => /^D\d\d-B$/.test(code)).map(({ code }) => code);
  const dates = [...days('2026-09', 28, 30), ...days('2026-10', 1, 31), ...days('2026-11', 1, 30)];
  return dates.map((date, index) => ({ date, person: turn[index % turn.length] ?? '' }));
}
