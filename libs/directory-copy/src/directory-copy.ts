import { localDate, withinOfficeHours, type WorkCalendar } from '@kaoji/calendar';
import type { AbsenceRecorded, KeyRecorded, PersonRecorded, UnitRecorded } from '@kaoji/contracts';
import { type DraftEvent, type Instant, type Position, type RecordedEvent, startOfFeed } from '@kaoji/kernel';
import { type Projection } from '@kaoji/messaging';
import { copiedTypes, recordsOf } from './copied-records.js';
import { readPosition, readRecords, writeRecords, type CopyClient, type CopyPool } from './copied-records.store.js';
import { KnownRecords } from './known-records.js';
import { receivers, type Receipt, type ResponsibilityRole } from './receivers.policy.js';
import { ancestorsOn, isBelowOn, standingFor, unitOn, unitsOn } from './unit-tree.policy.js';

/** Milliseconds after which a waiter looks whether another replica has brought the copy further. */
const lookAgain = 200;

/**
 * A service's own copy of the directory: kept in its schema by `projection`, looked up in memory without waiting. Times
 * are those of the fact: a unit is the one that its code meant at that instant, in the installation's zone.
 */
export class DirectoryCopy {
  /** For the service's foreign projections: takes all directory types but those that ask for a decision. */
  readonly projection: Projection<RecordedEvent>;
  private readonly known = new KnownRecords();
  private reachedSoFar: Position = startOfFeed;
  private waiters: (() => void)[] = [];
  private closed = false;

  private constructor(
    private readonly pool: CopyPool,
    service: string,
  ) {
    this.projection = {
      name: `${service}: copy of the directory`,
      types: copiedTypes,
      apply: (client, events) => this.apply(client, events),
    };
  }

  /** The copy as the service's schema (`directoryCopyTables`) holds it. */
  static async load(pool: CopyPool, service: string): Promise<DirectoryCopy> {
    const copy = new DirectoryCopy(pool, service);
    await copy.refresh();
    return copy;
  }

  /**
   * For directory itself, which keeps the same look-up of its own events; their recorded times serve as positions.
   * @param check called in the transaction after the rows are written: what it throws undoes them.
   */
  ownProjection(check: (client: CopyClient, events: readonly DraftEvent[]) => Promise<void>): Projection {
    return {
      name: this.projection.name,
      types: copiedTypes,
      apply: async (client, events) => {
        const placed = events.map((event) => ({ ...event, position: event.recordedAt }));
        await writeRecords(client, placed);
        await check(client, events);
        this.take(placed);
      },
    };
  }

  /** Takes over what another replica of the service has written into the schema meanwhile. */
  async refresh(): Promise<void> {
    const position = await readPosition(this.pool);
    if (position === undefined) return;
    for (const record of await readRecords(this.pool, this.reachedSoFar)) this.known.take(record);
    this.moveTo(position);
  }

  /** The unit that a code meant at an instant, or nothing when there was none. */
  unitAt(code: string, at: Instant): UnitRecorded | undefined {
    return unitOn(this.known.units, code, this.dayOf(at));
  }

  /** The unit on a local day `YYYY-MM-DD`. */
  unitOn(code: string, day: string): UnitRecorded | undefined {
    return unitOn(this.known.units, code, day);
  }

  /** All units of a local day `YYYY-MM-DD`, by code: a period ranks those of its last day. */
  unitsOn(day: string): readonly UnitRecorded[] {
    return unitsOn(this.known.units, day);
  }

  /** All records of a code, in the order of `validFrom`. */
  unitHistory(code: string): readonly UnitRecorded[] {
    return this.known.units.get(code) ?? [];
  }

  /** Whether a unit lay below another at an instant, however deep; none lies below itself. */
  isBelow(code: string, ancestor: string, at: Instant): boolean {
    return isBelowOn(this.known.units, code, ancestor, this.dayOf(at));
  }

  /** Whether it was the unit itself or lay below it: an agency's own (contract.md, Own or others). */
  isInOrBelow(code: string, ancestor: string, at: Instant): boolean {
    return code === ancestor || this.isBelow(code, ancestor, at);
  }

  /** The units above one at an instant, the nearest first. */
  ancestorsAt(code: string, at: Instant): readonly UnitRecorded[] {
    return ancestorsOn(this.known.units, code, this.dayOf(at));
  }

  /** Codes of the units in a unit's place at an instant: itself, or after a merger or split its successors. */
  standingForAt(code: string, at: Instant): readonly string[] {
    return standingFor(this.known.units, code, this.dayOf(at));
  }

  person(code: string): PersonRecorded | undefined {
    return this.known.people.get(code);
  }

  /** Who is on duty, by local day. */
  duty(): ReadonlyMap<string, string> {
    return this.known.duty;
  }

  /** All people, those no longer in office too. */
  people(): readonly PersonRecorded[] {
    return [...this.known.people.values()];
  }

  absences(person: string): readonly AbsenceRecorded[] {
    return this.known.absences.get(person) ?? [];
  }

  /** Codes of who receives what a role of a unit is to receive at an instant; none when nobody holds any post up the line. */
  receives(unit: string, role: ResponsibilityRole, at: Instant, receipt: Receipt = {}): readonly string[] {
    const day = this.dayOf(at);
    const own = unitOn(this.known.units, unit, day);
    const offices = {
      at,
      line: own === undefined ? [] : [own, ...ancestorsOn(this.known.units, unit, day)],
      withinOfficeHours: withinOfficeHours(this.known.calendar, at),
      onDuty: this.known.duty.get(day),
      person: (code: string) => this.person(code),
      absences: (code: string) => this.absences(code),
    };
    return receivers(offices, role, receipt);
  }

  /** The installation's calendar; before directory has recorded one, `china` in Asia/Shanghai as version 0. */
  calendar(): WorkCalendar {
    return this.known.calendar;
  }

  /** The key with this SHA-256 (hexadecimal), revoked and expired ones too: see `keyOpens`. */
  keyByDigest(digest: string): KeyRecorded | undefined {
    return this.known.keysByDigest.get(digest);
  }

  /** How far the copy is in directory's feed. */
  position(): Position {
    return this.reachedSoFar;
  }

  /** Resolves when the copy is at a position or beyond: units before facts (messaging.md, Consumers). @throws once closed. */
  async reached(position: Position): Promise<void> {
    while (this.reachedSoFar < position) {
      if (this.closed) throw new Error('the copy of the directory is closed');
      await this.news();
      if (this.reachedSoFar < position) await this.refresh();
    }
  }

  /** Lets go of those who wait. */
  close(): void {
    this.closed = true;
    this.wake();
  }

  private dayOf(at: Instant): string {
    return localDate(this.known.calendar, at);
  }

  /** Memory follows the statements at once: if the transaction fails the same events come again and change nothing. */
  private async apply(client: CopyClient, events: readonly RecordedEvent[]): Promise<void> {
    await writeRecords(client, events);
    this.take(events);
  }

  private take(events: readonly RecordedEvent[]): void {
    for (const record of recordsOf(events)) this.known.take(record);
    this.moveTo(events.reduce((latest, event) => (event.position > latest ? event.position : latest), startOfFeed));
  }

  private moveTo(position: Position): void {
    if (position <= this.reachedSoFar) return;
    this.reachedSoFar = position;
    this.wake();
  }

  private wake(): void {
    const waiting = this.waiters;
    this.waiters = [];
    for (const waiter of waiting) waiter();
  }

  private async news(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, lookAgain);
      this.waiters.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** Whether a key may be used at an instant: neither revoked nor expired (contract.md, Sign-in). */
export const keyOpens = ({ revoked, expiresAt }: KeyRecorded, at: Instant): boolean => !revoked && at < expiresAt;
