import type { WorkCalendar } from '@kaoji/calendar';
import type { AddresseeRole } from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';

/** Who holds which post, as the service's copy of the directory answers it. */
export interface Offices {
  calendar(): WorkCalendar;
  /** The units in a unit's place: itself, or after a merger or split its successors. */
  standingForAt(unit: string, at: Instant): readonly string[];
  /** Codes of who receives for a role: post B in an absence, then the head; outside office hours the duty roster. */
  receives(
    unit: string,
    role: Exclude<AddresseeRole, 'office'>,
    at: Instant,
    receipt: { readonly urgent?: boolean },
  ): readonly string[];
  /** The people of the supervision office 督查室 who are there. */
  office(at: Instant): readonly string[];
}

export interface Delivery {
  readonly unit: string;
  readonly urgent: boolean;
  readonly to: readonly AddresseeRole[];
  readonly copyTo: readonly AddresseeRole[];
}

export interface Addressee {
  readonly person: string;
  readonly copy: boolean;
}

/** Each person once, by the part that asks more of them: who has to act gets no copy beside it. */
export function addressees(offices: Offices, delivery: Delivery, at: Instant): readonly Addressee[] {
  const acting = new Set(peopleIn(offices, delivery, delivery.to, at));
  const told = acting.size > 0 ? acting : new Set(offices.office(at));
  const informed = new Set(peopleIn(offices, delivery, delivery.copyTo, at));
  return [
    ...[...told].map((person) => ({ person, copy: false })),
    ...[...informed].filter((person) => !told.has(person)).map((person) => ({ person, copy: true })),
  ];
}

function peopleIn(
  offices: Offices,
  { unit, urgent }: Delivery,
  roles: readonly AddresseeRole[],
  at: Instant,
): readonly string[] {
  const units = offices.standingForAt(unit, at);
  return roles.flatMap((role) =>
    role === 'office' ? offices.office(at) : units.flatMap((one) => offices.receives(one, role, at, { urgent })),
  );
}
