import { catalogue } from '@kaoji/contracts';
import type { Happening } from '../plan/action.js';
import { atOnce } from './at-once.js';
import type { SignedIn } from './people.js';

export type Entry = Readonly<Record<string, unknown>>;

/** A happening, and the event that shows it; none when it was not found. */
export interface Seen {
  readonly happening: Happening;
  readonly event: string | undefined;
}

/** Looks for each happening on its route. */
export const seeAll = async (people: SignedIn, happenings: readonly Happening[]): Promise<readonly Seen[]> =>
  await atOnce(4, happenings, async (happening) => ({ happening, event: await eventOf(people, happening) }));

async function eventOf(people: SignedIn, happening: Happening): Promise<string | undefined> {
  for (let cursor = ''; ;) {
    const path = cursor === '' ? happening.route : `${happening.route}&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await people.ask(happening.by, { path });
    const found = entriesOf(body, happening).find((entry) => isMeant(entry, happening.where));
    if (found) return idOf(found, happening);
    const { next } = body;
    if (typeof next !== 'string') return undefined;
    cursor = next;
  }
}

const entriesOf = (body: Entry, { list }: Happening): readonly Entry[] =>
  list === 'explanation' ? entriesBelow(body) : ((body[list] ?? []) as readonly Entry[]);

function entriesBelow(value: unknown): readonly Entry[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(entriesBelow);
  return Array.isArray(value) ? below : [value as Entry, ...below];
}

/** A field stands in the entry itself, or in the data of the event that it is. */
export const isMeant = (entry: Entry, where: Entry): boolean =>
  Object.entries(where).every(
    ([field, value]) => entry[field] === value || (entry['data'] as Entry | undefined)?.[field] === value,
  );

/** An event's identity is `<producer>/<stream>/<version>` (messaging.md): nothing else shows that something happened. */
const eventIdentity = /^[a-z]+\/[a-z-]+\/.+\/[1-9]\d*$/;

function idOf(entry: Entry, { namedIn = 'event' }: Happening): string | undefined {
  const { producer, stream, version, receipt, type } = entry;
  const named = entry[namedIn];
  if (typeof named === 'string') return eventIdentity.test(named) ? named : undefined;
  if (typeof producer === 'string') return `${producer}/${String(stream)}/${String(version)}`;
  return typeof receipt === 'string' ? rejectionOf(receipt, String(type)) : undefined;
}

/** What its owner rejected is the one event of the stream `receipt/<receipt>` (messaging.md, Consumers). */
function rejectionOf(receipt: string, type: string): string | undefined {
  const owner = catalogue.find(type)?.owner;
  return owner === undefined ? undefined : `${owner}/receipt/${receipt}/1`;
}
