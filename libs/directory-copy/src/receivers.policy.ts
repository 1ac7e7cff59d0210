import type { AbsenceRecorded, PersonRecorded, UnitRecorded } from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';

/** The four responsibility roles of a unit (domain.md 1, Responsibility). */
export type ResponsibilityRole = 'head' | 'leadership' | 'coordination' | 'handler';

/** What is to be received, beside unit and role. */
export interface Receipt {
  /** Outside office hours it goes to who is on duty 值班. */
  readonly urgent?: boolean;
  /** The person named as handler, instead of the unit's first. */
  readonly named?: string | undefined;
}

/** What the rules look at, at one instant. */
export interface OfficesAt {
  readonly at: Instant;
  /** The unit and those above it, the nearest first; empty when it does not exist. */
  readonly line: readonly UnitRecorded[];
  readonly withinOfficeHours: boolean;
  /** Code of who is on duty that day. */
  readonly onDuty: string | undefined;
  person(code: string): PersonRecorded | undefined;
  absences(code: string): readonly AbsenceRecorded[];
}

/**
 * The codes of the people who receive what a role of a unit is to receive: one, or none when nobody holds any post up
 * the line. Urgent matters outside office hours go to the duty roster; an absent person's to post B, and when neither is
 * there to the head (domain.md 1, AB post; [M5]).
 */
export function receivers(offices: OfficesAt, role: ResponsibilityRole, receipt: Receipt = {}): readonly string[] {
  const onDuty = receipt.urgent && !offices.withinOfficeHours ? offices.onDuty : undefined;
  const holder = onDuty ?? receipt.named ?? holderOf(offices.line, role);
  const present = holder === undefined ? undefined : presentOf(offices, holder);
  if (present !== undefined) return [present];
  const head = holderOf(offices.line, 'head');
  const last = head === undefined ? holder : (presentOf(offices, head) ?? head);
  return last === undefined ? [] : [last];
}

/** Who holds a role: in the unit, or, when it fills the post with nobody, in the nearest unit above; a handler's is the head. */
export function holderOf(line: readonly UnitRecorded[], role: ResponsibilityRole): string | undefined {
  const [unit] = line;
  if (role === 'handler') return unit?.roles.handlers[0] ?? holderOf(line, 'head');
  return line.map(({ roles }) => roles[role]).find((code) => code !== undefined);
}

/** The person, or post B in an absence; nothing when neither is there. */
function presentOf(offices: OfficesAt, code: string): string | undefined {
  if (isPresent(offices, code)) return code;
  const standIn = offices.person(code)?.standIn;
  return standIn !== null && standIn !== undefined && isPresent(offices, standIn) ? standIn : undefined;
}

/** An absence lasts from its first instant to before its last; a person no longer in office is never there. */
function isPresent(offices: OfficesAt, code: string): boolean {
  if (offices.person(code)?.active !== true) return false;
  return !offices.absences(code).some(({ from, to }) => from <= offices.at && offices.at < to);
}
