import type { DirectoryReceiptRejected, EventOf } from '@kaoji/contracts';

export type ReceiptEvent = EventOf<typeof DirectoryReceiptRejected>;

export interface ReceiptState {
  readonly rejected: boolean;
}

export const receiptFold = 1;

export const openReceipt: ReceiptState = { rejected: false };

export function evolveReceipt(_: ReceiptState, event: ReceiptEvent): ReceiptState {
  switch (event.type) {
    case 'kaoji.directory.receipt-rejected.v1':
      return { rejected: true };
  }
}
