import { reject } from '@kaoji/kernel';
import '../intake-errors.js';
import { received, refusedBy, resultOf } from './verdict.js';

const identity = { source: '/agency', id: 'e-1' };

describe('what a posted event came to', () => {
  it.each(['accepted', 'duplicate'] as const)('%s is answered with its receipt', (status) => {
    expect(resultOf(received(identity, status, 'r-1', undefined), 'en')).toStrictEqual({
      ...identity,
      status,
      receipt: 'r-1',
    });
  });

  it('is answered with the query code where we made one', () => {
    expect(resultOf(received(identity, 'accepted', 'r-1', 'b7lzt2cth3'), 'en')).toStrictEqual({
      ...identity,
      status: 'accepted',
      receipt: 'r-1',
      queryCode: 'b7lzt2cth3',
    });
  });

  it('when it is refused is answered with code and sentence in the language asked for', () => {
    const verdict = refusedBy(identity, { rejection: reject('unknown-type', { type: 'kaoji.a.b.v1' }) });
    const result = { ...identity, status: 'refused', code: 'unknown-type' };
    expect(resultOf(verdict, 'en')).toStrictEqual({ ...result, detail: 'There is no event type "kaoji.a.b.v1".' });
    expect(resultOf(verdict, 'zh')).toStrictEqual({ ...result, detail: '没有事件类型“kaoji.a.b.v1”。' });
  });

  it('when its data is refused tells every field', () => {
    const faults = [
      { field: 'unitCode', rule: 'required' },
      { field: 'x', rule: 'unknown-field' },
    ];
    const rejection = reject('invalid-data', { field: 'unitCode', rule: 'required' });
    expect(resultOf(refusedBy(identity, { rejection, faults }), 'en')).toStrictEqual({
      ...identity,
      status: 'refused',
      code: 'invalid-data',
      detail: 'The data is not valid: field "unitCode" breaks the rule "required".',
      faults,
    });
  });
});
