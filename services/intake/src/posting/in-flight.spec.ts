import { InFlight } from './in-flight.js';

/** Lets everything that can go on go on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Claims receipts, and writes down when it has them. */
function claim(inFlight: InFlight, receipts: readonly string[], log: string[], name: string): Promise<() => void> {
  return inFlight.claim(receipts).then((letGo) => {
    log.push(name);
    return letGo;
  });
}

describe('receipts that are being accepted', () => {
  it('are held at once when nobody else holds them', async () => {
    const log: string[] = [];
    const inFlight = new InFlight();
    await claim(inFlight, ['a'], log, 'first');
    await claim(inFlight, ['b', 'c'], log, 'second');
    expect(log).toStrictEqual(['first', 'second']);
  });

  it('are waited for by who needs one of them, until all are let go', async () => {
    const log: string[] = [];
    const inFlight = new InFlight();
    const letGo = await claim(inFlight, ['a', 'b'], log, 'first');
    const second = claim(inFlight, ['b', 'c'], log, 'second');
    await settled();
    expect(log).toStrictEqual(['first']);
    letGo();
    await second;
    expect(log).toStrictEqual(['first', 'second']);
  });

  it('are not held half: who waits for one keeps nobody from the others', async () => {
    const log: string[] = [];
    const inFlight = new InFlight();
    await claim(inFlight, ['a'], log, 'first');
    void claim(inFlight, ['a', 'b'], log, 'waits');
    await settled();
    await claim(inFlight, ['b'], log, 'third');
    expect(log).toStrictEqual(['first', 'third']);
  });

  it('go from one to the next: of many that wait, one has them at a time', async () => {
    const inFlight = new InFlight();
    let holders = 0;
    let most = 0;
    const turns = Array.from({ length: 20 }, async () => {
      const letGo = await inFlight.claim(['a', 'b']);
      holders += 1;
      most = Math.max(most, holders);
      await settled();
      holders -= 1;
      letGo();
    });
    await Promise.all(turns);
    expect([most, holders]).toStrictEqual([1, 0]);
  });

  it('in another order block nobody for ever', async () => {
    const log: string[] = [];
    const inFlight = new InFlight();
    const work = async (receipts: readonly string[], name: string): Promise<void> => {
      const letGo = await inFlight.claim(receipts);
      await settled();
      log.push(name);
      letGo();
    };
    await Promise.all([work(['a', 'b'], 'ab'), work(['b', 'a'], 'ba'), work(['b'], 'b'), work(['a'], 'a')]);
    expect(log.toSorted()).toStrictEqual(['a', 'ab', 'b', 'ba']);
  });

  it('twice in one request are one', async () => {
    const inFlight = new InFlight();
    const letGo = await inFlight.claim(['a', 'a']);
    letGo();
    expect(typeof (await inFlight.claim(['a']))).toBe('function');
  });

  it('may be none: then there is nothing to wait for', async () => {
    const inFlight = new InFlight();
    await inFlight.claim(['a']);
    expect(typeof (await inFlight.claim([]))).toBe('function');
  });
});
