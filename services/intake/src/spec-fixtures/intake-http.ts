import { catalogue } from '@kaoji/contracts';
import type { Principal } from '@kaoji/http';
import { Wake, type EventStream } from '@kaoji/messaging';
import { installBullmq, type Platform } from '@kaoji/scheduling';
import type { Clock } from '@kaoji/kernel';
import type { Pool } from 'pg';

export const bullmqSchema = { name: 'bullmq', migrations: [], prepare: (url: string) => installBullmq(url) };

const silentStream: EventStream = {
  subscribe: () => Promise.resolve({ position: () => '', close: () => Promise.resolve() }),
  head: () => Promise.resolve(''),
  close: () => Promise.resolve(),
};

const principals: Readonly<Record<string, Principal>> = {
  kaoji_housing: { kind: 'key', id: 'h', unit: 'housing', types: ['*'], rights: [] },
  kaoji_water: { kind: 'key', id: 'w', unit: 'water', types: ['*'], rights: [] },
  kaoji_hotline: {
    kind: 'key',
    id: 'l',
    unit: 'hotline',
    types: ['kaoji.matter.registered.v1'],
    rights: ['for-others'],
  },
  office: { kind: 'person', code: 'li', name: 'Li', unit: 'city', roles: ['supervision-office'], standsInFor: [] },
  head: { kind: 'person', code: 'zhou', name: 'Zhou', unit: 'housing', roles: ['unit-head'], standsInFor: [] },
  stranger: { kind: 'person', code: 'wu', name: 'Wu', unit: 'water', roles: ['unit-head'], standsInFor: [] },
};

/** Keys and tokens are the names of principals. */
export const signIn = {
  keys: { verify: (secret: string) => Promise.resolve(principals[secret] as never) },
  tokens: { verify: (token: string) => Promise.resolve(principals[token] as never) },
};

/** Intake alone, without other services to follow. */
export const platformOn = (pool: Pool, jobs: Pool, clock: Clock): Platform => ({
  catalogue,
  composition: ['intake'],
  stream: silentStream,
  wake: new Wake(),
  jobs,
  drill: true,
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  pool: () => pool,
  clock: () => clock,
});
