import type { DirectoryCopy } from '@kaoji/directory-copy';
import type { Instant } from '@kaoji/kernel';
import type { CloseTerms } from '@kaoji/scheduling';
import type { Offices } from './issue/addressees.policy.js';
import type { MonthTerms } from './monthly/month.decide.js';

export type NoticesTerms = Offices & MonthTerms & CloseTerms;

/** What decisions of this service look at: the directory as its copy has it, and whose markers come first. */
export const termsOver = (copy: DirectoryCopy, awaitedMarkers: readonly string[]): NoticesTerms => ({
  awaitedMarkers,
  calendar: () => copy.calendar(),
  closeCalendar: () => copy.calendar(),
  standingForAt: (unit, at) => copy.standingForAt(unit, at),
  receives: (unit, role, at, receipt) => copy.receives(unit, role, at, receipt),
  office: (at) => officeOf(copy, at),
  rankedUnits: (day) =>
    copy
      .unitsOn(day)
      .filter(({ category }) => typeof category === 'string')
      .map(({ code }) => code),
});

/** All of the supervision office who are there; when nobody is, all of it. */
function officeOf(copy: DirectoryCopy, at: Instant): readonly string[] {
  const all = copy
    .people()
    .filter(({ active, roles }) => active && roles.includes('supervision-office'))
    .map(({ code }) => code)
    .sort();
  const present = all.filter((code) => !copy.absences(code).some(({ from, to }) => from <= at && at < to));
  return present.length > 0 ? present : all;
}
