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
    if (found) return idOf(found);
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

/** An event's identity is `<producer>/<stream>/<version>`; a notice, an objection, a receipt and a seal have their own. */
function idOf(entry: Entry): string | undefined {
  const { producer, stream, version, event } = entry;
  if (typeof event === 'string') return event;
  if (typeof producer === 'string') return `${producer}/${String(stream)}/${String(version)}`;
  return [entry['receipt'], entry['id'], entry['objection'], entry['seal']].find((id) => typeof id === 'string');
}
