import { DirectoryReceiptRejected } from '@kaoji/contracts';
import { accept, type Decision } from '@kaoji/kernel';
import type { ReceiptEvent, ReceiptState } from './receipt.state.js';

export interface RejectReceipt {
  readonly type: 'reject';
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What became of a posted event that a rule refused: said once (contract.md, Events from agencies). */
export function decideReceipt({ code, params }: RejectReceipt, state: ReceiptState): Decision<ReceiptEvent> {
  if (state.rejected) return accept();
  return accept({ type: DirectoryReceiptRejected.type, data: { code, ...(params && { params: { ...params } }) } });
}
