import type { AddressedCommand } from '@kaoji/kernel';
import { calendarFrom } from '../calendar/seeded-calendar.js';
import { calendarStream } from '../calendar/calendar.aggregate.js';
import type { Directory } from '../directory.js';
import { keyDigest } from '../key/key-secret.js';
import { passwordHash } from '../session/password.js';
import type { CityEntries } from './checks.js';
import { readCity, type CityFile, type CityMistake } from './read-city.js';

export type { CityFile } from './read-city.js';

/** What the files must not hold. */
export interface CitySecrets {
  /** The API key `kaoji_...` of this id. */
  keyOf(id: string): string | Promise<string>;
  /** The first password of who signs in by this name. */
  passwordOf(username: string): string | Promise<string>;
}

/** What a loading came to: mistakes, and then nothing was loaded, or how many events it took (none the second time). */
export type CityLoad =
  | { readonly kind: 'mistaken'; readonly mistakes: readonly CityMistake[] }
  | { readonly kind: 'loaded'; readonly events: number; readonly units: number; readonly people: number };

/** Commands in one transaction: it must not hold up the feeds (messaging.md, The feed). */
const atOnce = 100;

/**
 * Loads a city's files through the executor. What is there already stays as it is, so that a loading that broke off can be
 * repeated. The operator who loads answers for rights: they are given as the files say.
 */
export async function loadCity(
  directory: Directory,
  files: readonly CityFile[],
  secrets: CitySecrets,
): Promise<CityLoad> {
  const { city, mistakes } = readCity(files, {
    unit: (code) => directory.records.unitHistory(code).length > 0,
    person: (code) => directory.records.person(code) !== undefined,
  });
  if (mistakes.length > 0) return { kind: 'mistaken', mistakes };
  const events = (await submitAll(directory, commandsOf(city))) + (await submitKeys(directory, city, secrets));
  await giveAccounts(directory, city, secrets);
  return { kind: 'loaded', events, units: city.units.length, people: city.people.length };
}

function commandsOf(city: CityEntries): readonly AddressedCommand[] {
  return [
    ...city.calendars.map(({ is }) => load(calendarStream, { calendar: calendarFrom(is) })),
    ...city.units.map(({ is }) => load(`unit/${is.code}`, { record: is })),
    ...city.people.map(({ is: { username: _, ...record } }) => load(`person/${record.code}`, { record })),
    ...city.duty.map(({ is }) => load(`duty/${is.date}`, is)),
  ];
}

const load = (stream: string, fields: object): AddressedCommand => ({ stream, command: { type: 'load', ...fields } });

async function submitAll(directory: Directory, commands: readonly AddressedCommand[]): Promise<number> {
  let events = 0;
  for (let from = 0; from < commands.length; from += atOnce) {
    events += await submitSome(directory, commands.slice(from, from + atOnce), 'city');
  }
  return events;
}

/** A key that needs two people is recorded as one's proposal and, with the other as actor, the other's confirmation. */
async function submitKeys(directory: Directory, { keys }: CityEntries, secrets: CitySecrets): Promise<number> {
  let events = 0;
  for (const { is } of keys) {
    const { id, unit, types, rights, proposedBy, confirmedBy } = is;
    const expiresAt = new Date(is.expiresAt).toISOString();
    const record = { id, unit, types, rights, digest: keyDigest(await secrets.keyOf(id)), expiresAt, revoked: false };
    const command = load(`key/${id}`, { record, ...(proposedBy !== undefined && { proposedBy }) });
    events += await submitSome(directory, [command], confirmedBy ?? 'city');
  }
  return events;
}

async function submitSome(
  { running }: Directory,
  commands: readonly AddressedCommand[],
  actor: string,
): Promise<number> {
  const metadata = { actor, rootAt: running.clock.now() };
  const { outcomes } = await running.executor.submit({ origin: { kind: 'fresh' }, commands, metadata });
  const refused = outcomes.find((outcome) => outcome.kind === 'rejected');
  if (refused) throw new Error(`the city was checked, yet refused: ${refused.code}`);
  return outcomes.reduce((sum, outcome) => sum + (outcome.kind === 'accepted' ? outcome.events.length : 0), 0);
}

async function giveAccounts({ signingIn }: Directory, { people }: CityEntries, secrets: CitySecrets): Promise<void> {
  for (const {
    is: { code, username },
  } of people) {
    if (username === undefined || (await signingIn.accounts.byPerson(code))) continue;
    const hash = await passwordHash(await secrets.passwordOf(username));
    await signingIn.accounts.putOnce({ username, person: code, passwordHash: hash });
  }
}
