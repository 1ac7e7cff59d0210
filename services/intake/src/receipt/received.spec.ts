import { Received } from './received.js';

const row = (id: string) => ({ source: '/agency', id, digest: Buffer.from(id) });

describe('rows on their way beside their events', () => {
  it('are found by their receipt until they are dropped', () => {
    const received = new Received();
    received.put('r-1', row('e-1'));
    received.put('r-2', row('e-2'));
    expect([received.of('r-1'), received.of('r-2')]).toStrictEqual([row('e-1'), row('e-2')]);
    received.drop(['r-1', 'r-9']);
    expect(() => received.of('r-1')).toThrow('an event was posted past acceptance');
    expect(received.of('r-2')).toStrictEqual(row('e-2'));
  });

  it('of an event that did not come through acceptance are a fault', () => {
    expect(() => new Received().of('r-1')).toThrow(RangeError);
    expect(() => new Received().of(undefined)).toThrow(RangeError);
  });

  it('put again are those of the last time', () => {
    const received = new Received();
    received.put('r-1', row('e-1'));
    received.put('r-1', row('e-2'));
    expect(received.of('r-1')).toStrictEqual(row('e-2'));
  });
});
