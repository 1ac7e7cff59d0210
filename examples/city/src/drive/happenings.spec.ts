import type { Happening } from '../plan/action.js';
import type { Answer } from './api.js';
import { seeAll } from './happenings.js';
import type { SignedIn } from './people.js';

const happening = (more: Partial<Happening>): Happening => ({
  ...{ name: 'pause', by: 'supervision-1', route: '/list?limit=2', list: 'items', where: { type: 'paused' } },
  ...more,
});

const eventsOf = async (
  pages: Readonly<Record<string, object>>,
  one: Happening,
): Promise<readonly (string | undefined)[]> => {
  const ask = (_: string, { path }: { path: string }): Promise<Answer> =>
    Promise.resolve({ status: 200, text: '', body: (pages[path] ?? {}) as Answer['body'] });
  return (await seeAll({ ask } as unknown as SignedIn, [one])).map(({ event }) => event);
};

const event = (version: number, type: string, data: object = {}): object => ({
  ...{ producer: 'supervision', stream: 'matter/1', version, type, data },
});

describe('a happening is seen', () => {
  it('by the identity of its event, found by type and by what its data says', async () => {
    const items = [event(1, 'paused', { unit: 'a' }), event(2, 'paused', { unit: 'b' })];
    const where = { type: 'paused', unit: 'b' };
    expect(await eventsOf({ '/list?limit=2': { items, next: null } }, happening({ where }))).toStrictEqual([
      'supervision/matter/1/2',
    ]);
  });

  it('on a later page too', async () => {
    const pages = {
      '/list?limit=2': { items: [event(1, 'registered')], next: 'a b' },
      '/list?limit=2&cursor=a%20b': { items: [event(2, 'paused')], next: null },
    };
    expect(await eventsOf(pages, happening({}))).toStrictEqual(['supervision/matter/1/2']);
  });

  it('by the field in which its entry names an event, and by nothing that is none', async () => {
    const entry = { id: 'n', event: 'notices/correspondence/matter/1/3', acknowledgedEvent: 'seal' };
    const pages = { '/list?limit=2': { items: [entry], next: null } };
    expect(await eventsOf(pages, happening({ where: { id: 'n' } }))).toStrictEqual([entry.event]);
    const wrong = happening({ where: { id: 'n' }, namedIn: 'acknowledgedEvent' });
    expect(await eventsOf(pages, wrong)).toStrictEqual([undefined]);
  });

  it('by what its owner rejected: the event of its receipt', async () => {
    const items = [{ id: 'p', receipt: 'abc', type: 'kaoji.matter.registered.v1' }];
    const one = happening({ where: { id: 'p' } });
    expect(await eventsOf({ '/list?limit=2': { items, next: null } }, one)).toStrictEqual([
      'supervision/receipt/abc/1',
    ]);
  });

  it('not when its entry names no event', async () => {
    const pages = { '/list?limit=2': { items: [{ id: 'n' }], next: null } };
    expect(await eventsOf(pages, happening({ where: { id: 'n' } }))).toStrictEqual([undefined]);
  });

  it('not when nothing of it is there', async () => {
    const pages = { '/list?limit=2': { items: [event(1, 'registered')], next: null } };
    expect(await eventsOf(pages, happening({}))).toStrictEqual([undefined]);
  });

  it('deep in an explanation, by the fact that names its event', async () => {
    const body = { dimensions: [{ rates: [{ facts: [{ stream: 'matter/1', event: 'supervision/matter/1/7' }] }] }] };
    const one = happening({ list: 'explanation', where: { stream: 'matter/1' } });
    expect(await eventsOf({ '/list?limit=2': body }, one)).toStrictEqual(['supervision/matter/1/7']);
  });
});
