import { chinaCalendarData, isSeededYear, weekdaysCalendarData, type CalendarData } from '@kaoji/calendar';
import { Directory, firstAdministratorFrom, makeFirstAdministrator, type MadeAdministrator } from '@kaoji/directory';
import type { StandaloneEnv } from './standalone.env.js';

/** Years that `chinese-days` may know. */
const years = Array.from({ length: 200 }, (_, index) => 1990 + index).filter(isSeededYear);

function calendarOf({ KAOJI_CALENDAR: kind, KAOJI_ZONE: zone }: StandaloneEnv): CalendarData {
  return kind === 'china' ? chinaCalendarData({ version: 1, zone, years }) : weekdaysCalendarData({ version: 1, zone });
}

/**
 * What a new installation begins with: its calendar and somebody who can sign in. Nothing where that is there already;
 * who was made is told once, with a generated password.
 */
export async function beginInstallation(
  { running, records, signingIn }: Directory,
  env: StandaloneEnv,
): Promise<MadeAdministrator | undefined> {
  if (records.calendar().version === 0) {
    await running.executor.submit({
      origin: { kind: 'fresh' },
      commands: [{ stream: 'calendar/main', command: { type: 'load', calendar: calendarOf(env) } }],
      metadata: { actor: 'installation', rootAt: running.clock.now() },
    });
  }
  return await makeFirstAdministrator(running, signingIn, await firstAdministratorFrom());
}
