import type { Wake } from '@kaoji/messaging';
import { Progress } from './progress.js';

/** A wake that tells its listeners at once, as the one of a process does. */
class Bell {
  readonly signalled: string[] = [];
  private readonly listeners = new Map<string, Set<() => void>>();

  listen(service: string, listener: () => void): () => void {
    const here = this.listeners.get(service) ?? new Set();
    this.listeners.set(service, here.add(listener));
    return () => here.delete(listener);
  }

  signal(service: string): void {
    this.signalled.push(service);
    for (const listener of this.listeners.get(service) ?? []) listener();
  }
}

const begin = () => {
  const bell = new Bell();
  return { bell, progress: new Progress(bell as unknown as Wake, ['tower', 'valley']) };
};

describe('waiting for what happens', () => {
  it('ends at once when it happened since the mark', async () => {
    const { bell, progress } = begin();
    const mark = progress.mark();
    bell.signal('tower');
    expect(await progress.next(mark)).toBe(true);
  });

  it('ends when it happens', async () => {
    const { bell, progress } = begin();
    const waiting = progress.next(progress.mark());
    bell.signal('valley');
    expect(await waiting).toBe(true);
  });

  it('ends soon with false when nothing happens', async () => {
    const { bell, progress } = begin();
    bell.signal('tower');
    expect(await progress.next(progress.mark())).toBe(false);
  });

  it('does not end by what others are told', async () => {
    const { bell, progress } = begin();
    const waiting = progress.next(progress.mark());
    bell.signal('hill');
    expect(await waiting).toBe(false);
  });

  it('ends by a consumer that came further', async () => {
    const { progress } = begin();
    const waiting = progress.next(progress.mark());
    progress.note();
    expect(await waiting).toBe(true);
  });

  it('is not ended by its own nudges, which reach every reader', async () => {
    const { bell, progress } = begin();
    const mark = progress.mark();
    progress.nudge(['tower', 'valley']);
    expect(bell.signalled).toStrictEqual(['tower', 'valley']);
    expect([progress.mark(), await progress.next(mark)]).toStrictEqual([mark, false]);
  });

  it('hears nothing more once it is closed', () => {
    const { bell, progress } = begin();
    const mark = progress.mark();
    progress.close();
    bell.signal('tower');
    expect(progress.mark()).toBe(mark);
  });
});
