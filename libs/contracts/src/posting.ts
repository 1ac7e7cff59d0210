import { IsBoolean, IsISO8601, IsOptional, IsString } from 'class-validator';

/** What intake adds to each posted event: when it happened and what it counts for (domain.md 1, When it happened). */
export class Posting {
  /** When the agency says it happened. */
  @IsISO8601() statedAt: string;
  @IsISO8601() receivedAt: string;
  /** The stated time, or the time of receipt when it came over 1 working day later without the right `backfill`. */
  @IsISO8601() countsAt: string;
  /** Unit of the key that posted it. */
  @IsString() registrar: string;
  /** About the poster's own unit, of a type that others may post too. */
  @IsOptional() @IsBoolean() selfRegistered?: boolean;
}

/** A posted event's data as it stands in intake's ledger. */
export type Posted<T> = T & { readonly posting: Posting };
