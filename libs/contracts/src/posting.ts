import { IsOptional } from 'class-validator';
import { IsFlag } from './fields/choice.js';
import { IsString } from './fields/text.js';
import { IsTime } from './fields/time.js';

/** What intake adds to each posted event: when it happened and what it counts for (domain.md 1, When it happened). */
export class Posting {
  /** When the agency says it happened. */
  @IsTime() statedAt: string;
  @IsTime() receivedAt: string;
  /** The stated time, or the time of receipt when it came over 1 working day later without the right `backfill`. */
  @IsTime() countsAt: string;
  /** Unit of the key that posted it. */
  @IsString() registrar: string;
  /** About the poster's own unit, of a type that others may post too. */
  @IsOptional() @IsFlag() selfRegistered?: boolean;
}

/** A posted event's data as it stands in intake's ledger. */
export type Posted<T> = T & { readonly posting: Posting };
