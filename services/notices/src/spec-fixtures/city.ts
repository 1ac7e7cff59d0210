import { AbsenceRecorded, DutyRecorded, PersonRecorded, UnitRecorded } from '@kaoji/contracts';
import { recorded, type Spoken } from './recorded.js';

/** A small city for specs: a bureau with all four roles, one whose posts nobody fills, the supervision office. */
const unit = (code: string, parent: string | null, category: string | null, roles: UnitRecorded['roles']): Spoken => ({
  ...{ producer: 'directory', stream: `unit/${code}`, type: UnitRecorded.type },
  data: {
    ...{ code, name: `${code}局`, parent, kind: parent === null ? 'city' : 'department', category },
    ...{ validFrom: '2020-01-01', validTo: null, successors: [], roles },
  } satisfies UnitRecorded,
});

const person = (code: string, standIn: string | null = null, roles: string[] = []): Spoken => ({
  ...{ producer: 'directory', stream: `person/${code}`, type: PersonRecorded.type },
  data: {
    ...{ code, name: `${code}某`, unit: 'D01', roles, email: code === 'dsg' ? null : `${code}@city.test` },
    ...{ standIn, active: true },
  } satisfies PersonRecorded,
});

/** Absent from `from` to before `to`. */
export const absence = (who: string, from: string, to: string): Spoken => ({
  ...{ producer: 'directory', stream: `person/${who}`, type: AbsenceRecorded.type },
  data: { person: who, from, to } satisfies AbsenceRecorded,
});

export const duty = (date: string, who: string): Spoken => ({
  ...{ producer: 'directory', stream: `duty/${date}`, type: DutyRecorded.type },
  data: { date, person: who } satisfies DutyRecorded,
});

export const city: readonly Spoken[] = [
  unit('CITY', null, null, { head: 'mayor', handlers: [] }),
  unit('D01', 'CITY', 'departments', {
    ...{ head: 'head', leadership: 'deputy', coordination: 'dsg' },
    handlers: ['handler'],
  }),
  unit('D02', 'CITY', 'departments', { handlers: [] }),
  ...['mayor', 'deputy', 'dsg', 'second', 'watch'].map((code) => person(code)),
  person('head'),
  person('handler', 'second'),
  person('officer', null, ['supervision-office']),
];

export const recordedCity = (): ReturnType<typeof recorded> => recorded(city, '2026-09-01T00:00:00.000Z');
