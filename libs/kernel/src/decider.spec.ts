import { accept, firstRefusal, reject, type Rule } from './decider.js';

const isPositive: Rule<number, string, null> = (command) => (command > 0 ? undefined : reject('not-positive'));
const isEven: Rule<number, string, null> = (command) => (command % 2 === 0 ? undefined : reject('odd', { command }));

describe('rules', () => {
  it('answer with the first refusal in the order of the list', () => {
    expect(firstRefusal([isPositive, isEven], -1, '', null)).toStrictEqual({ kind: 'rejected', code: 'not-positive' });
    expect(firstRefusal([isEven, isPositive], -1, '', null)).toStrictEqual({
      kind: 'rejected',
      code: 'odd',
      params: { command: -1 },
    });
  });

  it('answer with nothing when all hold', () => {
    expect(firstRefusal([isPositive, isEven], 2, '', null)).toBeUndefined();
  });
});

describe('decisions', () => {
  it('keep events in the order given', () => {
    expect(accept('a', 'b')).toStrictEqual({ kind: 'accepted', events: ['a', 'b'] });
  });
});
