import { IsRecord } from '../fields/nested.js';
import { IsString, IsStringList } from '../fields/text.js';
import { IsDay, IsTime } from '../fields/time.js';

/** The signed list by which a unit's open work will go to its successors; carried out when its day comes. Stream `unit/<code>`. */
export class SuccessionSigned {
  static readonly type = 'kaoji.directory.succession-signed.v1';
  @IsString() unit: string;
  /** All units that follow it. */
  @IsStringList() successors: string[];
  /** Where what the list does not name goes. */
  @IsString() successor: string;
  /** Streams of single matters that go elsewhere: `{stream: unit}`. */
  @IsRecord() exceptions: Record<string, string>;
  @IsDay() takesEffectOn: string;
  /** The first instant of that day in the installation's zone. */
  @IsTime() takesEffectAt: string;
  @IsString() signedBy: string;
}

/** One person proposes what rights another shall have; a second must confirm it. Stream `person/<code>`. */
export class RightsProposed {
  static readonly type = 'kaoji.directory.rights-proposed.v1';
  @IsString() person: string;
  /** Roles of the rights table, all that the person shall have. */
  @IsStringList() roles: string[];
  @IsString() proposedBy: string;
}

/** The proposal that stood is no more; the rights stay as they were. Stream `person/<code>`. */
export class RightsProposalDropped {
  static readonly type = 'kaoji.directory.rights-proposal-dropped.v1';
  @IsString() person: string;
  @IsString() droppedBy: string;
}

/** A key that needs a second person: it opens nothing before `KeyRecorded`. Stream `key/<id>`. */
export class KeyProposed {
  static readonly type = 'kaoji.directory.key-proposed.v1';
  @IsString() id: string;
  @IsString() unit: string;
  @IsStringList() types: string[];
  @IsStringList() rights: string[];
  /** SHA-256 of the key, hexadecimal. */
  @IsString() digest: string;
  @IsTime() expiresAt: string;
  @IsString() proposedBy: string;
}

/** A proposed key will never open anything. Stream `key/<id>`. */
export class KeyProposalDropped {
  static readonly type = 'kaoji.directory.key-proposal-dropped.v1';
  @IsString() id: string;
  @IsString() droppedBy: string;
}
