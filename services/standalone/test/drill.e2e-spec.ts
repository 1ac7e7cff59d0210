import { Child, dataFolder, removeFolder } from './child.fixture.js';

const slow = 60_000;

describe('drill mode', () => {
  let folder: string;
  let child: Child;
  let address: string;
  let token: string;

  beforeAll(async () => {
    folder = await dataFolder();
    child = new Child({
      KAOJI_DATA: folder,
      KAOJI_DRILL: 'on',
      KAOJI_DRILL_START: '2026-10-01T08:00:00+08:00',
      KAOJI_ADMIN_PASSWORD: 'a long password of the drill',
    });
    address = await child.address();
    const session = await ask('/api/v1/session', { username: 'admin', password: 'a long password of the drill' });
    token = ((await session.json()) as { accessToken: string }).accessToken;
  }, slow);
  afterAll(async () => {
    await child.end('SIGTERM');
    await removeFolder(folder);
  }, slow);

  const ask = (path: string, body: object): Promise<Response> =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });

  it(
    'the clock is moved through a month, and all that was due has happened when the answer comes',
    async () => {
      const moved = await ask('/api/v1/drill/clock', { now: '2026-11-10T09:00:00+08:00' });
      expect([moved.status, await moved.json()]).toStrictEqual([
        200,
        expect.objectContaining({ now: '2026-11-10T01:00:00.000Z', parked: 0 }),
      ]);
      const advanced = await ask('/api/v1/drill/clock', { advance: 'P1D' });
      expect(await advanced.json()).toMatchObject({ now: '2026-11-11T01:00:00.000Z' });
    },
    slow,
  );

  it('the clock is not moved back', async () => {
    const refused = await ask('/api/v1/drill/clock', { now: '2026-10-02T09:00:00+08:00' });
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toStrictEqual([
      409,
      'clock-not-moved-back',
    ]);
  });
});
