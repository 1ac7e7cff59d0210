import { decided } from '@kaoji/testing';
import { happened } from '../spec-fixtures/circumstances.js';
import { decideReceipt, type RejectReceipt } from './receipt.decide.js';
import { evolveReceipt, openReceipt, type ReceiptEvent } from './receipt.state.js';

const decider = { initial: openReceipt, evolve: evolveReceipt, decide: decideReceipt };
const when = (given: readonly ReceiptEvent[], command: RejectReceipt) => decided(decider, given, command, undefined);

const rejected = (code: string, params?: Record<string, string | number>): ReceiptEvent => ({
  type: 'kaoji.directory.receipt-rejected.v1',
  data: { code, ...(params && { params }) },
});

describe('the receipt of a posted event that a rule refused', () => {
  it('says the refusal, with what its sentence needs', () => {
    const params = { unit: 'care' };
    expect(when([], { type: 'reject', code: 'person-of-another-unit', params })).toStrictEqual(
      happened(rejected('person-of-another-unit', { unit: 'care' })),
    );
    expect(when([], { type: 'reject', code: 'absence-ends-before-it-begins' })).toStrictEqual(
      happened(rejected('absence-ends-before-it-begins')),
    );
  });

  it('is said once, whatever is refused later', () => {
    const given = [rejected('person-of-another-unit', { unit: 'care' })];
    expect(when(given, { type: 'reject', code: 'person-of-another-unit', params: { unit: 'care' } })).toStrictEqual(
      happened(),
    );
    expect(when(given, { type: 'reject', code: 'something-else' })).toStrictEqual(happened());
  });

  it('keeps params of its own, which nobody can change afterwards', () => {
    const params = { unit: 'care' };
    const decision = when([], { type: 'reject', code: 'x', params });
    params.unit = 'changed';
    expect(decision).toStrictEqual(happened(rejected('x', { unit: 'care' })));
  });

  it('is open until then', () => {
    expect(openReceipt).toStrictEqual({ rejected: false });
    expect(evolveReceipt(openReceipt, rejected('x'))).toStrictEqual({ rejected: true });
  });
});
