import type { Position, RecordedEvent } from '@kaoji/kernel';
import {
  AbsenceRecorded,
  CalendarChanged,
  DutyRecorded,
  KeyRecorded,
  PersonRecorded,
  UnitRecorded,
} from '@kaoji/contracts';

/** The tables of the copy. */
export type CopyTable = 'unit_copy' | 'person_copy' | 'absence_copy' | 'duty_copy' | 'calendar_copy' | 'key_copy';

/** A record of the directory as it is copied: the newest version of its key counts. */
export interface CopiedRecord {
  readonly table: CopyTable;
  /** Unique within the table. */
  readonly key: readonly string[];
  readonly record: object;
  /** Of its stream in directory. */
  readonly version: number;
  readonly position: Position;
}

interface Kind {
  readonly table: CopyTable;
  key(data: object): readonly string[];
}

const kind = <T>(table: CopyTable, key: (data: T) => readonly string[]): Kind => ({
  table,
  key: (data) => key(data as T),
});

const kinds: Readonly<Record<string, Kind>> = {
  [UnitRecorded.type]: kind<UnitRecorded>('unit_copy', ({ code, validFrom }) => [code, validFrom]),
  [PersonRecorded.type]: kind<PersonRecorded>('person_copy', ({ code }) => [code]),
  [AbsenceRecorded.type]: kind<AbsenceRecorded>('absence_copy', ({ person, from }) => [person, from]),
  [DutyRecorded.type]: kind<DutyRecorded>('duty_copy', ({ date }) => [date]),
  [CalendarChanged.type]: kind<CalendarChanged>('calendar_copy', () => ['main']),
  [KeyRecorded.type]: kind<KeyRecorded>('key_copy', ({ id }) => [id]),
};

/** The types that the copy is made of. */
export const copiedTypes: readonly string[] = Object.keys(kinds);

/** The key columns of each table, all text. */
export const keyColumns: Readonly<Record<CopyTable, readonly string[]>> = {
  unit_copy: ['code', 'valid_from'],
  person_copy: ['code'],
  absence_copy: ['person', 'absent_from'],
  duty_copy: ['date'],
  calendar_copy: ['id'],
  key_copy: ['id'],
};

/** The newest record of each key among events, in no particular order. */
export function recordsOf(events: readonly RecordedEvent[]): readonly CopiedRecord[] {
  const newest = new Map<string, CopiedRecord>();
  for (const { type, data, version, position } of events) {
    const found = kinds[type];
    if (found === undefined) continue;
    const record = { table: found.table, key: found.key(data), record: data, version, position };
    const name = JSON.stringify([record.table, record.key]);
    if ((newest.get(name)?.version ?? 0) < version) newest.set(name, record);
  }
  return [...newest.values()];
}
