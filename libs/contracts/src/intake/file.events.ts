import { IsCount } from '../fields/number.js';
import { IsTime } from '../fields/time.js';
import { IsCode, IsMediaType, IsSha256 } from '../fields/text.js';

/** Largest evidence file in bytes: 20 MiB (contract.md, Events from agencies). */
export const largestFile = 20 * 1024 * 1024;

/** An evidence file was uploaded. Stream `file/<file id>`. */
export class FileStored {
  static readonly type = 'kaoji.intake.file-stored.v1';
  @IsSha256() sha256: string;
  /** By its content, not by what the sender said. */
  @IsMediaType() mediaType: string;
  /** Bytes. */
  @IsCount(1, largestFile) size: number;
  /** Unit of who sent it. */
  @IsCode() unit: string;
  /** It is deleted then, unless an event names it before. */
  @IsTime() dropAt: string;
}

/** A posted event names the file as evidence for the first time: it is kept from now on. */
export class FileReferenced {
  static readonly type = 'kaoji.intake.file-referenced.v1';
  @IsCode() receipt: string;
}

/** Nothing named the file within 7 days: its bytes are deleted. */
export class FileDropped {
  static readonly type = 'kaoji.intake.file-dropped.v1';
}
