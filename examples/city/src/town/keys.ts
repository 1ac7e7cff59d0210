import { postedTypes } from '@kaoji/contracts';
import { officeUnit } from './people.js';
import type { Unit } from './units.js';

/** An API key as the directory's YAML has it; its secret is made apart. */
export interface KeyOfTown {
  readonly id: string;
  readonly unit: string;
  readonly types: readonly string[];
  readonly expiresAt: string;
  readonly rights?: readonly string[];
  readonly proposedBy?: string;
  readonly confirmedBy?: string;
}

const expiresAt = '2028-01-01T00:00:00+08:00';
const registered = 'kaoji.matter.registered.v1';

/** Systems that post about others, with the right that two people gave; by the department that runs each. */
const exchanges: readonly (readonly [id: string, unit: string, types: readonly string[]])[] = [
  ['office', officeUnit, [registered, 'kaoji.target.progress-verified.v1', 'kaoji.commendation.awarded.v1']],
  ['hotline', 'D19', [registered, 'kaoji.service.rated.v1']],
  ['petitions', 'D20', [registered]],
  ['inspection', 'D21', [registered, 'kaoji.inspection.found.v1']],
  ['emergency', 'D22', [registered, 'kaoji.danger.listed.v1', 'kaoji.incident.reported.v1']],
  ['media', 'D23', [registered]],
  ['proposals', 'D24', [registered]],
  ['enterprise', 'D03', [registered]],
  ['audit', 'D06', [registered, 'kaoji.litigation.concluded.v1']],
  ['follow-up', 'D05', ['kaoji.matter.followed-up.v1', 'kaoji.indicator.measured.v1']],
];

/** One key for each department and county for what happens in it and below, and those that post about others. */
export function keysOf(units: readonly Unit[]): readonly KeyOfTown[] {
  const agencies = units.filter(({ kind }) => kind === 'department' || kind === 'county');
  const two = { rights: ['for-others'], proposedBy: 'admin-1', confirmedBy: 'admin-2' };
  return [
    ...agencies.map(({ code }) => ({ id: keyOfAgency(code), unit: code, types: ['*'], expiresAt })),
    ...exchanges.map(([id, unit, types]) => ({ id, unit, types, expiresAt, ...two })),
  ];
}

export const keyOfAgency = (unit: string): string => `agency-${unit.toLowerCase()}`;

/** Types that are about others, for which some key must have the right. */
export const typesForOthers: readonly string[] = postedTypes
  .filter(({ who }) => who !== 'own')
  .map(({ posted }) => posted.type);

/** The key that posts for a unit: of its department, or of its county. */
export function keyFor(unit: string, units: ReadonlyMap<string, Unit>): string {
  let at = units.get(unit);
  while (at && at.kind !== 'department' && at.kind !== 'county') at = units.get(at.parent ?? '');
  if (!at) throw new RangeError(`no key posts for ${unit}`);
  return keyOfAgency(at.code);
}
