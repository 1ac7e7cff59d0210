import { Closing } from './closing.js';

describe('what has to be undone at the end', () => {
  const record = (log: string[], name: string, fault?: string) => async (): Promise<void> => {
    await Promise.resolve();
    log.push(name);
    if (fault !== undefined) throw new Error(fault);
  };

  it('is undone the last first, one after another', async () => {
    const log: string[] = [];
    const closing = new Closing();
    closing.add('a', async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push('a');
    });
    closing.add('b', record(log, 'b'));
    closing.add('c', async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      log.push('c');
    });
    await closing.run();
    expect(log).toStrictEqual(['c', 'b', 'a']);
  });

  it('is undone once, however often it is asked for', async () => {
    const log: string[] = [];
    const closing = new Closing();
    closing.add('a', record(log, 'a'));
    await closing.run();
    await closing.run();
    expect(log).toStrictEqual(['a']);
  });

  it('is shared by those who ask at once: each step runs once', async () => {
    const log: string[] = [];
    const closing = new Closing();
    for (const name of ['a', 'b', 'c']) closing.add(name, record(log, name));
    await Promise.all([closing.run(), closing.run()]);
    expect(log.toSorted()).toStrictEqual(['a', 'b', 'c']);
  });

  it('is undone whole although a step fails, and the first fault is told with its cause', async () => {
    const log: string[] = [];
    const closing = new Closing();
    closing.add('a', record(log, 'a', 'first added'));
    closing.add('b', record(log, 'b'));
    closing.add('c', record(log, 'c', 'last added'));
    const fault: unknown = await closing.run().catch((error: unknown) => error);
    expect(log).toStrictEqual(['c', 'b', 'a']);
    expect((fault as Error).message).toBe('c did not close');
    expect(((fault as Error).cause as Error).message).toBe('last added');
  });

  it('may be nothing', async () => {
    await expect(new Closing().run()).resolves.toBeUndefined();
  });

  it('may be added to while it runs', async () => {
    const log: string[] = [];
    const closing = new Closing();
    closing.add('a', () => {
      closing.add('late', record(log, 'late'));
      log.push('a');
      return Promise.resolve();
    });
    await closing.run();
    expect(log).toStrictEqual(['a', 'late']);
  });
});
