import { EventEmitter } from 'node:events';
import type { Rankings } from '../rankings.js';
import { FollowRankingsRoute } from './follow-rankings.route.js';
import type { RankingChange } from './ranking-changes.js';

const change = (category: string, id: string): RankingChange => ({
  ...{ event: 'ranking-changed', id, data: { period: '2026-10', category, kind: 'live' } },
});

class Line extends EventEmitter {
  text = '';
  headers: Readonly<Record<string, string>> = {};
  destroyed = false;
  writeHead(_: number, headers: Readonly<Record<string, string>>): void {
    this.headers = headers;
  }
  write(text: string): boolean {
    this.text += text;
    return true;
  }
}

/** Somebody who follows; `during` happens while the newest state is read. */
async function follow(lastEventId?: string, during: () => void = () => undefined, line = new Line()) {
  const listeners = new Set<(told: RankingChange) => void>();
  const tell = (told: RankingChange): void => listeners.forEach((listener) => listener(told));
  const changes = {
    listen: async (listener: (told: RankingChange) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    newest: async () => {
      tell(change('meanwhile', '8'));
      during();
      return [change('departments', '7')];
    },
  };
  const request = { id: 'r', headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId } };
  const route = new FollowRankingsRoute({ changes } as unknown as Rankings);
  await route.follow(request as never, { hijack: () => ({ raw: line }) } as never);
  return { line, tell, listeners };
}

const events = ({ text }: Line): readonly string[] => text.split('\n\n').filter((part) => part.startsWith('event:'));

describe('the stream of rankings', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('writes an event with its name, its position as id, and one line of data', async () => {
    const { line, tell } = await follow();
    tell(change('counties', '0001-1-2'));
    expect(events(line)).toStrictEqual([
      'event: ranking-changed\nid: 0001-1-2\ndata: {"period":"2026-10","category":"counties","kind":"live"}',
    ]);
  });

  it('tells who was away the newest state once, then what came meanwhile, and no history', async () => {
    const { line } = await follow('0001-1-1');
    expect(events(line).map((text) => text.split('\n')[1])).toStrictEqual(['id: 7', 'id: 8']);
    expect(events((await follow()).line)).toStrictEqual([]);
  });

  it('writes a comment every 15 seconds, until the line is closed', async () => {
    const { line, listeners } = await follow();
    const comments = (): number => line.text.split('\n\n').filter((part) => part === ':').length;
    jest.advanceTimersByTime(14_999);
    expect(comments()).toBe(0);
    jest.advanceTimersByTime(1);
    expect(comments()).toBe(1);
    jest.advanceTimersByTime(30_000);
    expect(comments()).toBe(3);
    line.emit('close');
    jest.advanceTimersByTime(60_000);
    expect([comments(), listeners.size, jest.getTimerCount()]).toStrictEqual([3, 0, 0]);
  });

  it('keeps nobody who left before the answer began', async () => {
    const line = new Line();
    const { listeners } = await follow('1', () => void (line.destroyed = true), line);
    expect([listeners.size, jest.getTimerCount()]).toStrictEqual([0, 0]);
  });

  it('is not kept on the way', async () => {
    const { headers } = (await follow()).line;
    expect(headers).toMatchObject({ 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' });
  });
});
