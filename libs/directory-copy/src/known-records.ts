import { calendarOf, chinaCalendarData, type CalendarData, type WorkCalendar } from '@kaoji/calendar';
import type {
  AbsenceRecorded,
  CalendarChanged,
  DutyRecorded,
  KeyRecorded,
  PersonRecorded,
  UnitRecorded,
} from '@kaoji/contracts';
import type { CopiedRecord, CopyTable } from './copied-records.js';

const seededYears = Array.from({ length: 100 }, (_, index) => 2004 + index);

/** The calendar of an installation whose directory has recorded none yet: version 0, `china` in Asia/Shanghai (domain.md 1). */
export const calendarBeforeAny = (): WorkCalendar =>
  calendarOf(chinaCalendarData({ version: 0, zone: 'Asia/Shanghai', years: seededYears }));

/** The copied records in memory, each at its newest version, ready for look-up. */
export class KnownRecords {
  readonly units = new Map<string, readonly UnitRecorded[]>();
  readonly people = new Map<string, PersonRecorded>();
  readonly absences = new Map<string, readonly AbsenceRecorded[]>();
  readonly duty = new Map<string, string>();
  readonly keysByDigest = new Map<string, KeyRecorded>();
  calendar = calendarBeforeAny();
  private readonly versions = new Map<string, number>();

  /**
   * Takes a record in, unless a newer version of it is known. The same version again replaces what an attempt left that
   * was rolled back; whatever comes twice changes nothing.
   */
  take({ table, key, record, version }: CopiedRecord): void {
    const name = JSON.stringify([table, key]);
    if ((this.versions.get(name) ?? 0) > version) return;
    this.versions.set(name, version);
    this.takeInto(table, record);
  }

  private takeInto(table: CopyTable, record: object): void {
    switch (table) {
      case 'unit_copy':
        return this.takeUnit(record as UnitRecorded);
      case 'person_copy':
        this.people.set((record as PersonRecorded).code, record as PersonRecorded);
        return;
      case 'absence_copy':
        return this.takeAbsence(record as AbsenceRecorded);
      case 'duty_copy':
        this.duty.set((record as DutyRecorded).date, (record as DutyRecorded).person);
        return;
      case 'calendar_copy':
        this.calendar = calendarOf((record as CalendarChanged).calendar as CalendarData);
        return;
      case 'key_copy':
        this.keysByDigest.set((record as KeyRecorded).digest, record as KeyRecorded);
    }
  }

  private takeUnit(unit: UnitRecorded): void {
    const others = (this.units.get(unit.code) ?? []).filter(({ validFrom }) => validFrom !== unit.validFrom);
    this.units.set(
      unit.code,
      [...others, unit].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
    );
  }

  private takeAbsence(absence: AbsenceRecorded): void {
    const others = (this.absences.get(absence.person) ?? []).filter(({ from }) => from !== absence.from);
    this.absences.set(absence.person, [...others, absence]);
  }
}
