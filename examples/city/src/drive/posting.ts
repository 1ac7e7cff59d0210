import type { Post } from '../plan/action.js';
import type { Api } from './api.js';
import { atOnce } from './at-once.js';

interface Result {
  readonly id: string;
  readonly status: 'accepted' | 'duplicate' | 'refused';
  readonly code?: string;
  readonly detail?: string;
}

/** What became of posts. */
export interface Posted {
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: readonly string[];
}

const largest = 500;

/**
 * Posts in waves: what different systems say of one matter goes out one after another, everything else together, a batch
 * per key.
 */
export async function postAll(
  api: Api,
  posts: readonly Post[],
  keys: Readonly<Record<string, string>>,
): Promise<Posted> {
  const results: Result[] = [];
  for (const wave of wavesOf(posts)) {
    const batches = [...wave].flatMap(([key, events]) => slicesOf(events).map((slice) => ({ key, slice })));
    const answers = await atOnce(6, batches, ({ key, slice }) => postBatch(api, keys[key] ?? '', slice));
    results.push(...answers.flat());
  }
  const count = (status: Result['status']): number => results.filter((result) => result.status === status).length;
  const refused = results
    .filter(({ status }) => status === 'refused')
    .map(({ id, code, detail }) => `${id}: ${code ?? ''} ${detail ?? ''}`);
  return { accepted: count('accepted'), duplicate: count('duplicate'), refused };
}

/** A subject's next wave begins where another key takes over. */
export function wavesOf(posts: readonly Post[]): readonly ReadonlyMap<string, readonly Post[]>[] {
  const waves: Map<string, Post[]>[] = [];
  const last = new Map<string, { wave: number; key: string }>();
  for (const post of posts) {
    const before = last.get(post.subject);
    const wave = before === undefined ? 0 : before.wave + (before.key === post.key ? 0 : 1);
    last.set(post.subject, { wave, key: post.key });
    const batches = (waves[wave] ??= new Map<string, Post[]>());
    batches.set(post.key, [...(batches.get(post.key) ?? []), post]);
  }
  return waves;
}

const slicesOf = (events: readonly Post[]): readonly (readonly Post[])[] =>
  Array.from({ length: Math.ceil(events.length / largest) }, (_, index) =>
    events.slice(index * largest, (index + 1) * largest),
  );

async function postBatch(api: Api, token: string, events: readonly Post[]): Promise<readonly Result[]> {
  const body = events.map(({ id, key, type, subject, time, data }) => ({
    ...{ specversion: '1.0', source: `/city/${key}`, id, type, subject, time, data },
  }));
  const type = 'application/cloudevents-batch+json';
  const answer = await api.ask({ method: 'POST', path: '/api/v1/events', token, type, body });
  if (answer.status === 202) return answer.body['results'] as Result[];
  return events.map(({ id }) => ({ id, status: 'refused', code: String(answer.status), detail: answer.text }));
}
