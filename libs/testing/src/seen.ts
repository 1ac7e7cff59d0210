import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a run saw: routes as `GET /api/v1/inbox` that answered what they are there for, types of events. */
export interface SeenThings {
  readonly routes?: readonly string[];
  readonly types?: readonly string[];
  /** All routes and types that there are, for whom the runs are asked. */
  readonly all?: { readonly routes: readonly string[]; readonly types: readonly string[] };
}

/** Tells `npm test` what a spec saw, where it asks for it; infra/native/seen.mjs fails on what none of the runs saw. */
export async function tellSeen(name: string, seen: SeenThings): Promise<void> {
  const folder = process.env['KAOJI_SEEN'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), JSON.stringify(seen));
}
