import type { Call, Plan, Post } from '../plan/action.js';
import { Api } from './api.js';
import { live, type Lived } from './live.js';
import { MadeUpServer } from './made-up-server.fixture.js';
import { SignedIn } from './people.js';

const call = (id: string, path: string): Call => ({ id, by: 'supervision-1', path, body: {} });
const post = (id: string, time: string): Post => ({
  ...{ id, time, key: 'agency', type: 'kaoji.matter.accepted.v1', subject: id, data: {} },
});

const plan: Plan = {
  seed: 'a seed',
  period: '2026-10',
  start: '2026-10-08T08:00:00+08:00',
  stops: [
    { at: '2026-10-08T11:30:00+08:00', calls: [], posts: [post('one', '2026-10-08T10:00:00+08:00')] },
    {
      at: '2026-10-08T15:00:00+08:00',
      calls: [call('closing-1', '/api/v1/matters/1/closing')],
      posts: [post('two', '2026-10-08T14:00:00+08:00')],
    },
  ],
  happenings: [],
  rejections: [],
};

describe('living a plan', () => {
  let server: MadeUpServer;
  let address: string;
  const lines: string[] = [];

  const lived = (what: Plan = plan): Promise<Lived> => {
    const api = new Api(address);
    const people = new SignedIn(api, { 'supervision-1': 'word', 'admin-1': 'word' });
    return live(what, { api, people, keys: { agency: 'kaoji_key' }, tell: (line) => void lines.push(line) });
  };

  beforeEach(async () => {
    server = new MadeUpServer();
    address = await server.listen();
  });
  afterEach(() => server.close());

  const wholeWay = [
    'clock 2026-10-08T03:30:00.000Z',
    'accepted one',
    'clock 2026-10-08T07:00:00.000Z',
    'Bearer token of supervision-1 /api/v1/matters/1/closing closing-1',
    'accepted two',
  ];

  it('moves the clock, lets people act, then systems post', async () => {
    expect(await lived()).toStrictEqual({ posted: 2, acted: 1, refused: [] });
    expect(server.heard).toStrictEqual(wholeWay);
  });

  it('a second time skips the stops that are over and repeats the present one', async () => {
    await lived();
    server.heard.length = 0;
    expect(await lived()).toStrictEqual({ posted: 1, acted: 1, refused: [] });
    expect(server.heard).toStrictEqual([...wholeWay.slice(2, 4), 'duplicate two']);
  });

  it('waits for what a change in the directory does to open matters before anything is posted', async () => {
    const [first] = plan.stops;
    const change = call('change', '/api/v1/directory/calendar/changes');
    await lived({ ...plan, stops: first ? [{ ...first, calls: [change] }] : [] });
    expect(server.heard).toStrictEqual([
      'clock 2026-10-08T03:30:00.000Z',
      'Bearer token of supervision-1 /api/v1/directory/calendar/changes change',
      'clock 2026-10-08T03:30:00.000Z',
      'accepted one',
    ]);
  });

  it('tells what was refused and goes on', async () => {
    const [first] = plan.stops;
    const bad = post('bad', '2026-10-08T10:00:00+08:00');
    const stop = {
      ...(first ?? plan.stops[0]),
      at: '2026-10-08T11:30:00+08:00',
      calls: [call('x', '/refused')],
      posts: [bad],
    };
    const { refused } = await lived({ ...plan, stops: [stop, ...plan.stops.slice(1)] });
    expect(refused).toStrictEqual([
      'supervision-1 /refused: 409 {"code":"not-replied"}',
      'bad: unknown-unit There is no unit.',
    ]);
    expect(server.heard.at(-1)).toBe('accepted two');
  });

  it('a server that is gone, busy or without its database is asked again', async () => {
    const port = Number(new URL(address).port);
    await server.close();
    setTimeout(() => void server.listen(port), 150);
    server.first.push([503], [429, '0'], [502]);
    expect((await lived()).refused).toStrictEqual([]);
    expect(server.heard).toStrictEqual(wholeWay);
  });
});

it('after its patience a request that met nobody fails', async () => {
  await expect(new Api('http://127.0.0.1:9', 100).ask({ path: '/version' })).rejects.toThrow('/version');
});
