import { IsNested } from './fields/nested.js';
import { IsCount } from './fields/number.js';
import { IsCode, IsText } from './fields/text.js';

/** What stands in an event in the place of a personal text: intake's vault keeps the text under a key per subject (domain.md 1). */
export class Vaulted {
  /** Where the vault keeps it. */
  @IsCode() ref: string;
  /** Keyed digest of the text: equality without content. */
  @IsText(128) hmac: string;
  /** The text's length in characters (code points), as people count them. */
  @IsCount(1, 40_000) length: number;
}

/** What stands in an event in the place of a secret that only has to be recognised again; the secret is kept nowhere. */
export class Digested {
  /** Keyed digest of the secret. */
  @IsText(128) hmac: string;
}

export const IsVaulted = (): PropertyDecorator => IsNested(() => Vaulted);

export const IsDigested = (): PropertyDecorator => IsNested(() => Digested);
