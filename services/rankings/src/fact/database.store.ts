/** What stores are given: only they put SQL into it. */
export type { ClientBase, Pool, PoolClient } from 'pg';
