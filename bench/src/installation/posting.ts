import type { Pool } from 'undici';
import { batchOf } from './matters.js';

export const batchSize = 500;

const atOnce = 4;

/** Bodies of batches of 500 events, written beforehand so that the load costs little. */
export function bodies(series: string, batches: number, time = new Date().toISOString()): readonly string[] {
  return Array.from({ length: batches }, (_, batch) => JSON.stringify(batchOf(`${series}-${batch}`, batchSize, time)));
}

/** Posts one body. @throws when any of its events is not accepted. */
export async function post(http: Pool, path: string, body: string, headers: Record<string, string>): Promise<void> {
  const { statusCode, body: answer } = await http.request({ method: 'POST', path, body, headers });
  const { results } = (await answer.json()) as { results?: readonly { status: string }[] };
  const refused = results?.find(({ status }) => status !== 'accepted');
  if (statusCode !== 202 || refused) throw new Error(`not accepted: ${statusCode} ${JSON.stringify(refused)}`);
}

/** Posts bodies, four on the way at a time. */
export async function postAll(
  http: Pool,
  path: string,
  all: readonly string[],
  headers: Record<string, string>,
): Promise<void> {
  const open = all.values();
  const one = async (): Promise<void> => {
    for (const body of open) await post(http, path, body, headers);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}
