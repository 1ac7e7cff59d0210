import { Lane, type Waiting } from './lane.js';
import type { Origin } from './work.js';

const nothing = (): void => undefined;
const origins: Readonly<Record<string, Origin>> = {
  fresh: { kind: 'fresh' },
  request: { kind: 'request', actor: 'a', route: 'r', key: 'k', digest: 'aa' },
  due: { kind: 'due', id: '1', at: '2026-10-08T02:00:00.000Z' },
};

/** Works named by their actor. */
function waiting(name: string, kind: string, commands = 1, since = 0): Waiting {
  const origin = origins[kind] ?? ({ kind: 'event', event: {} } as Origin);
  return {
    work: {
      origin,
      commands: Array.from({ length: commands }, () => ({ stream: 'counter/a', command: {} })),
      metadata: { rootAt: '2026-10-08T02:00:00.000Z', actor: name },
    },
    since,
    resolve: nothing,
    reject: nothing,
  };
}

const names = (chunk: readonly Waiting[]) => chunk.map(({ work }) => work.metadata.actor);
function laneOf(...all: Waiting[]): Lane {
  const lane = new Lane();
  for (const one of all) lane.add(one);
  return lane;
}

describe('the next chunk', () => {
  it('has routes first, then due steps, then events, each as they came', () => {
    const lane = laneOf(
      waiting('e1', 'event'),
      waiting('d1', 'due'),
      waiting('p1', 'fresh'),
      waiting('e2', 'event'),
      waiting('p2', 'request'),
      waiting('d2', 'due'),
    );
    expect(names(lane.take())).toStrictEqual(['p1', 'p2', 'd1', 'd2', 'e1', 'e2']);
    expect(lane.empty).toBe(true);
  });

  it('has at most 200 commands, and leaves the others in their order', () => {
    const lane = laneOf(...Array.from({ length: 250 }, (_, index) => waiting(`e${index}`, 'event', 0)));
    expect(lane.take()).toHaveLength(200);
    expect(names(lane.take())).toStrictEqual(Array.from({ length: 50 }, (_, index) => `e${200 + index}`));
  });

  it('counts commands, not works, and lets nobody overtake in a queue', () => {
    const lane = laneOf(
      waiting('a', 'fresh', 150),
      waiting('b', 'fresh', 60),
      waiting('c', 'fresh', 1),
      waiting('e', 'event'),
    );
    expect(names(lane.take())).toStrictEqual(['a']);
    expect(names(lane.take())).toStrictEqual(['b', 'c', 'e']);
  });

  it('has a work with more commands than that all the same, alone', () => {
    const lane = laneOf(waiting('big', 'fresh', 300), waiting('small', 'fresh'));
    expect(names(lane.take())).toStrictEqual(['big']);
  });
});

describe('the size of a chunk', () => {
  const sizeAfter = (...times: number[]): number => {
    const lane = laneOf(...Array.from({ length: 400 }, (_, index) => waiting(`e${index}`, 'event')));
    for (const time of times) lane.took(time);
    return lane.take().length;
  };

  it.each([
    [[100], 200],
    [[101], 100],
    [[101, 101], 50],
    [[101, 30], 100],
    [[101, 29], 200],
    [[101, 29, 29], 200],
    [Array.from({ length: 12 }, () => 500), 1],
  ])('after chunks of %p ms is %d', (times, size) => {
    expect(sizeAfter(...times)).toBe(size);
  });
});

describe('people who have waited too long', () => {
  it('are taken out, in order; others stay', () => {
    const lane = laneOf(waiting('old', 'fresh', 1, 10), waiting('new', 'request', 1, 20), waiting('e', 'event', 1, 5));
    expect(names(lane.takePeople(20))).toStrictEqual(['old']);
    expect(names(lane.takePeople(21))).toStrictEqual(['new']);
    expect(names(lane.take())).toStrictEqual(['e']);
  });
});
