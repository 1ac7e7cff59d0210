import { positionParts, positionText, startOfFeed } from './recorded-event.js';

describe('a position', () => {
  it('sorts as text as its numbers do', () => {
    const inOrder = [
      startOfFeed,
      positionText(1, '9', '100'),
      positionText(1, '10', '1'),
      positionText(1, '18446744073709551615', '1'),
      positionText(2, '0', '0'),
      positionText(10, '0', '0'),
    ];
    expect(inOrder.toReversed().toSorted()).toStrictEqual(inOrder);
  });

  it('gives its parts back, larger than exact floating point too', () => {
    expect(positionParts(positionText(3, '18446744073709551615', '9223372036854775807'))).toStrictEqual({
      generation: 3,
      tx: '18446744073709551615',
      id: '9223372036854775807',
    });
    expect(positionParts(startOfFeed)).toStrictEqual({ generation: 1, tx: '0', id: '0' });
  });
});
