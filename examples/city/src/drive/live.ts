import type { Call, Plan, Stop } from '../plan/action.js';
import type { Api } from './api.js';
import { callAll } from './calling.js';
import { chronicleOf } from './chronicle.js';
import { Clock } from './clock.js';
import type { SignedIn } from './people.js';
import { postAll } from './posting.js';

/** What a month needs to be lived. */
export interface Installation {
  readonly api: Api;
  readonly people: SignedIn;
  readonly keys: Readonly<Record<string, string>>;
  tell(line: string): void;
}

/** How living went. */
export interface Lived {
  readonly posted: number;
  readonly acted: number;
  /** Whatever the plan asked for and was not taken. */
  readonly refused: readonly string[];
}

/**
 * A change in the directory goes over all open matters by and by. A move to the present time waits for it: else what is
 * posted next would find it done in one run of the month and not in another.
 */
const isFeltEverywhere = ({ path }: Call): boolean => path.startsWith('/api/v1/directory/');

const instant = (time: string): string => new Date(time).toISOString();

/**
 * Lives a plan: at each stop the clock is moved there, people act, systems post. A stop before the present drill time is
 * over: the clock moved on only when all of it was done. The present one is done again, to no second effect.
 */
export async function live(plan: Plan, installation: Installation): Promise<Lived> {
  const { people, tell } = installation;
  const clock = new Clock(people);
  const begun = await clock.now();
  const open = plan.stops.filter(({ at }) => instant(at) >= begun);
  if (open.length < plan.stops.length)
    tell(`${plan.stops.length - open.length} of ${plan.stops.length} stops are over.`);
  const lived = { posted: 0, acted: 0, refused: [] as string[] };
  for (const stop of open) {
    await clock.moveTo(stop.at);
    const refused = await livedStop(stop, clock, installation);
    for (const line of refused) tell(`  refused: ${line}`);
    lived.posted += stop.posts.length;
    lived.acted += stop.calls.length;
    lived.refused.push(...refused);
  }
  return lived;
}

async function livedStop(stop: Stop, clock: Clock, { api, people, keys, tell }: Installation): Promise<string[]> {
  const refusedCalls = await callAll(people, stop.calls);
  if (stop.calls.some(isFeltEverywhere)) await clock.moveTo(stop.at);
  const { accepted, duplicate, refused } = await postAll(api, stop.posts, keys);
  const repeated = duplicate > 0 ? `, ${duplicate} known already` : '';
  tell(`${stop.at.slice(0, 16).replace('T', ' ')}  ${stop.calls.length} acts, ${accepted} events${repeated}`);
  for (const line of chronicleOf(stop)) tell(line);
  return [...refusedCalls, ...refused];
}
