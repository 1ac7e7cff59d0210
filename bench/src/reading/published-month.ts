import type { Kaoji } from '../installation/kaoji.js';
import { bodies } from '../installation/posting.js';

export const drillStart = '2026-10-12T09:00:00+08:00';

/** Who reads: anybody, or somebody who is signed in. */
export interface Reader {
  readonly name: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Lives a month of the bench's city and has it published: 500 matters, signed off on the 12th working day. */
export async function publishMonth(kaoji: Kaoji): Promise<readonly Reader[]> {
  const administrator = await kaoji.signIn('clerk');
  const to = async (now: string): Promise<void> => {
    await kaoji.json('POST', '/api/v1/drill/clock', { now }, administrator);
  };
  await kaoji.post(bodies('m', 2, drillStart));
  for (const day of ['2026-10-20', '2026-11-02', '2026-11-05', '2026-11-10', '2026-11-14', '2026-11-18']) {
    await to(`${day}T18:00:00+08:00`);
  }
  const headers = await kaoji.signIn('leader');
  await kaoji.json('POST', '/api/v1/rankings/2026-10/sign-off', {}, headers);
  return [
    { name: 'anybody', path: '/public/rankings/2026-10', headers: {} },
    { name: 'a leader, signed in', path: '/api/v1/rankings?kind=published&period=2026-10', headers },
  ];
}
