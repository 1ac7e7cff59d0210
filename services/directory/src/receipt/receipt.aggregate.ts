import type { Aggregate } from '@kaoji/messaging';
import { decideReceipt, type RejectReceipt } from './receipt.decide.js';
import { evolveReceipt, openReceipt, receiptFold, type ReceiptEvent, type ReceiptState } from './receipt.state.js';

export const receiptAggregate: Aggregate<ReceiptState, RejectReceipt, ReceiptEvent, unknown> = {
  concept: 'receipt',
  table: 'receipt',
  fold: receiptFold,
  initial: openReceipt,
  evolve: evolveReceipt,
  decide: (command, state) => decideReceipt(command, state),
};
