import { paced } from './paced.js';

const items = (count: number): number[] => Array.from({ length: count }, (_, index) => index * 10);

describe('many items', () => {
  it('are each worked on once, in order, with their place', async () => {
    const seen: [number, number][] = [];
    await paced(items(250), (item, at) => seen.push([item, at]));
    expect(seen.length).toBe(250);
    expect(seen.every(([item, at], index) => item === index * 10 && at === index)).toBe(true);
  });

  it.each([
    [0, 0],
    [1, 0],
    [100, 0],
    [101, 1],
    [200, 1],
    [201, 2],
    [1_000, 9],
  ])('%i of them let others have %i turns in between', async (count, turns) => {
    let others = 0;
    let isOver = false;
    const other = (): void => {
      if (isOver) return;
      others += 1;
      setImmediate(other);
    };
    setImmediate(other);
    await paced(items(count), () => undefined);
    isOver = true;
    expect(others >= turns && others <= turns + 1).toBe(true);
  });

  it('stop at the first that fails, and the failure is told', async () => {
    const seen: number[] = [];
    const failing = paced(items(5), (item) => {
      if (item === 20) throw new Error('the third');
      seen.push(item);
    });
    await expect(failing).rejects.toThrow('the third');
    expect(seen).toStrictEqual([0, 10]);
  });
});
