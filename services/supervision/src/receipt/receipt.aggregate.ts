import { SupervisionReceiptRejected, type EventOf } from '@kaoji/contracts';
import { accept, type AddressedCommand, type Decision } from '@kaoji/kernel';
import type { Aggregate, AnyAggregate, RefusedCommand } from '@kaoji/messaging';

type ReceiptEvent = EventOf<typeof SupervisionReceiptRejected>;

interface Receipt {
  readonly code: string | null;
}

interface RecordRefusal {
  readonly type: 'record-refusal';
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A receipt is refused once; whatever comes later finds it so. */
function decide({ code, params }: RecordRefusal, receipt: Receipt): Decision<ReceiptEvent> {
  if (receipt.code !== null) return accept();
  return accept({ type: SupervisionReceiptRejected.type, data: { code, ...(params && { params }) } });
}

const receipt: Aggregate<Receipt, RecordRefusal, ReceiptEvent, unknown> = {
  concept: 'receipt',
  table: 'receipt',
  fold: 1,
  initial: { code: null },
  evolve: (_, { data }) => ({ code: data.code }),
  decide,
};

export const receiptAggregate = receipt as unknown as AnyAggregate;

/** A refusal of a posted event is an event of its receipt; other refusals have nobody to tell. */
export function recordRefusal({ code, params, metadata }: RefusedCommand): readonly AddressedCommand[] {
  if (metadata.receipt === undefined) return [];
  return [
    { stream: `receipt/${metadata.receipt}`, command: { type: 'record-refusal', code, ...(params && { params }) } },
  ];
}
