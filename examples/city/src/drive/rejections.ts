import type { SignedIn } from './people.js';

interface Rejected {
  readonly id: string;
  readonly code: string;
  readonly detail: string;
}

/** What the domain rejected of the posts that were taken, beyond what the plan means to be rejected. */
export async function unplannedRejections(people: SignedIn, planned: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  let cursor: unknown = '';
  while (typeof cursor === 'string') {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await people.ask('supervision-1', { path: `/api/v1/events?status=rejected&limit=200${more}` });
    const items = (body['items'] ?? []) as readonly Rejected[];
    const unplanned = items.filter(({ id }) => !planned.includes(id));
    lines.push(...unplanned.map(({ id, code, detail }) => `${id}: ${code} ${detail}`));
    cursor = body['next'];
  }
  return lines;
}
