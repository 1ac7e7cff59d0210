import { IsOptional } from 'class-validator';
import { IsRecord } from '../fields/nested.js';
import { IsString } from '../fields/text.js';

/** The owner refused a posted event by a rule of the domain. Stream `receipt/<receipt>`. */
export class ReceiptRejected {
  @IsString() code: string;
  @IsOptional() @IsRecord() params?: Record<string, string | number>;
}

export class SupervisionReceiptRejected extends ReceiptRejected {
  static readonly type = 'kaoji.supervision.receipt-rejected.v1';
}

export class DirectoryReceiptRejected extends ReceiptRejected {
  static readonly type = 'kaoji.directory.receipt-rejected.v1';
}
