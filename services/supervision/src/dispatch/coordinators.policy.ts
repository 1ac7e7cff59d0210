import type { Instant } from '@kaoji/kernel';

/** What the rule asks the directory for. */
export interface Offices {
  receives(unit: string, role: 'coordination' | 'head', at: Instant): readonly string[];
  ancestorsAt(unit: string, at: Instant): readonly { readonly code: string }[];
}

/**
 * Who holds the coordination responsibility for a unit, or stands in. What would fall to the unit's own head falls to
 * the unit above: nobody rules on the competence of the unit that he leads (ADR 0022).
 */
export function coordinatorsOf(offices: Offices, unit: string, at: Instant): readonly string[] {
  const holders = offices.receives(unit, 'coordination', at);
  const heads = offices.receives(unit, 'head', at);
  const [above] = offices.ancestorsAt(unit, at);
  const isOwnHead = holders.some((code) => heads.includes(code));
  return isOwnHead && above ? offices.receives(above.code, 'coordination', at) : holders;
}
