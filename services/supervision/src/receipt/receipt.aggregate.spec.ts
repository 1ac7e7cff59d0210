import { SupervisionReceiptRejected } from '@kaoji/contracts';
import type { Decider, NewEvent } from '@kaoji/kernel';
import { decided } from '@kaoji/testing';
import { receiptAggregate, recordRefusal } from './receipt.aggregate.js';

const receipt = receiptAggregate as unknown as Decider<unknown, unknown, NewEvent, unknown>;
const refusal = { type: 'record-refusal', code: 'not-paused', params: { unit: 'U' } };
const rejected = { type: SupervisionReceiptRejected.type, data: { code: 'not-paused', params: { unit: 'U' } } };

describe('the receipt of a posted event', () => {
  it('says once why it was refused', () => {
    expect(decided(receipt, [], refusal, {})).toStrictEqual({ kind: 'accepted', events: [rejected] });
    expect(decided(receipt, [rejected], refusal, {})).toStrictEqual({ kind: 'accepted', events: [] });
  });

  it('is told of by refusals of what was posted only', () => {
    const rootAt = '2026-09-23T02:00:00.000Z';
    expect(recordRefusal({ code: 'merged', metadata: { rootAt } })).toStrictEqual([]);
    expect(recordRefusal({ code: 'merged', metadata: { rootAt, receipt: 'r1' } })).toStrictEqual([
      { stream: 'receipt/r1', command: { type: 'record-refusal', code: 'merged' } },
    ]);
  });
});
