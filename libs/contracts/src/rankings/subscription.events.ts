import { IsCount } from '../fields/number.js';
import { IsString, IsStringList } from '../fields/text.js';

/** What a person wants to hear of. Stream `subscription/<person>`, as all that follow. */
export class SubscriptionChanged {
  static readonly type = 'kaoji.rankings.subscription-changed.v1';
  @IsString() person: string;
  /** Kinds of alerts. */
  @IsStringList() kinds: string[];
  /** These units and all below; none: every unit that the person sees. */
  @IsStringList() units: string[];
  /** None: every category. */
  @IsStringList() categories: string[];
  /** Ranks that a unit has to fall by. */
  @IsCount(1, 100) fallenBy: number;
}

/** A key for reading the feeds, which replaces the one before; never the key itself. */
export class FeedKeyIssued {
  static readonly type = 'kaoji.rankings.feed-key-issued.v1';
  @IsString() person: string;
  /** SHA-256, hexadecimal. */
  @IsString() digest: string;
}

export class FeedKeyRevoked {
  static readonly type = 'kaoji.rankings.feed-key-revoked.v1';
  @IsString() person: string;
}
