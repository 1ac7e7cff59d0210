import { lastDay, type Period } from '@kaoji/kernel';
import type { ClientBase, Pool } from 'pg';
import type { SchemeContent } from './scheme.policy.js';
import { noSchemes, schemeOn, type SchemeState } from './scheme.state.js';
import { shippedSchemes, type ShippedScheme } from './shipped-schemes.policy.js';

/** A scheme as a ranking uses it; version 0 is the one that was shipped. */
export interface SchemeInForce {
  readonly version: number;
  readonly content: SchemeContent;
}

/** The versions of the scheme, read from their row. */
export class Schemes {
  constructor(
    private readonly pool: Pool,
    private readonly shipped: ShippedScheme,
  ) {}

  async all(client: ClientBase | Pool = this.pool): Promise<SchemeState> {
    const { rows } = await client.query<{ state: SchemeState }>(`select state from scheme where id = 'main'`);
    return rows[0]?.state ?? noSchemes;
  }

  /** The scheme by which a period is ranked: the one in force on its last day. */
  async inForce(period: Period, client: ClientBase | Pool = this.pool): Promise<SchemeInForce> {
    const found = schemeOn(await this.all(client), lastDay(period));
    return found ?? { version: 0, content: shippedSchemes[this.shipped] };
  }

  /** A version that a ranking was published by. @throws when there is none: what was published by it named it. */
  async version(version: number, client: ClientBase | Pool = this.pool): Promise<SchemeInForce> {
    if (version === 0) return { version, content: shippedSchemes[this.shipped] };
    const found = (await this.all(client)).versions.find((one) => one.version === version);
    if (!found) throw new RangeError(`there is no version ${version} of the scheme`);
    return found;
  }
}
