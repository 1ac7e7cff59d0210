import { placeInStream } from './inbox-rule.js';

const row = { version: 3, hash: 'cc', parked: false };
const parked = { ...row, parked: true };

describe('an event against the inbox row of its stream', () => {
  it.each([
    ['the first of a stream without a row', undefined, 1, 'aa', 'next'],
    ['the second of a stream without a row', undefined, 2, 'bb', 'gap'],
    ['the next', row, 4, 'dd', 'next'],
    ['the last again', row, 3, 'cc', 'seen'],
    ['the last with another hash', row, 3, 'xx', 'fork'],
    ['one before the last', row, 2, 'xx', 'seen'],
    ['one beyond the next', row, 5, 'ee', 'gap'],
    ['the next of a parked stream', parked, 4, 'dd', 'behind-parked'],
    ['one far beyond of a parked stream', parked, 9, 'dd', 'behind-parked'],
    ['one that a parked stream had', parked, 3, 'cc', 'seen'],
    ['a fork of a parked stream', parked, 3, 'xx', 'fork'],
  ] as const)('%s', (_, present, version, hash, place) => {
    expect(placeInStream(present, { version, hash })).toBe(place);
  });

  it.each([
    [4, 'next'],
    [5, 'gap'],
    [3, 'seen'],
  ] as const)('released, version %d of a parked stream is %s', (version, place) => {
    expect(placeInStream(parked, { version, hash: 'cc' }, true)).toBe(place);
  });
});
