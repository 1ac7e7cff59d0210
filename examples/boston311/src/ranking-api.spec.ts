import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RankingApi } from './ranking-api.js';

const row = { unit: 'BTDT', due: 3, onTime: 2, late: 1, open: 0 };

let server: Server;
let address: string;
let asked: string[];
/** What the n-th request for figures is answered, the last one for ever. */
let figures: { status: number; body: unknown }[];

beforeEach(async () => {
  asked = [];
  figures = [{ status: 200, body: { items: [row] } }];
  let looks = 0;
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      asked.push([request.method, request.url, request.headers.authorization ?? '-', body].join(' ').trim());
      const isSession = request.url === '/api/v1/session';
      const isKnown = body.includes('"right"');
      const session = { status: isKnown ? 201 : 401, body: isKnown ? { accessToken: 'token' } : 'refused' };
      const answer = isSession ? session : (figures[Math.min(looks, figures.length - 1)] ?? session);
      if (!isSession) looks += 1;
      response.writeHead(answer.status).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const signIn = (): Promise<RankingApi> => RankingApi.signIn(address, { username: 'office', password: 'right' });

describe('the reader of figures', () => {
  it('signs in once, then asks with what it was given', async () => {
    const api = await signIn();
    expect(await api.figures('2011-07')).toStrictEqual([
      { month: '2011-07', department: 'BTDT', due: 3, onTime: 2, late: 1, open: 0 },
    ]);
    expect(asked).toStrictEqual([
      'POST /api/v1/session - {"username":"office","password":"right"}',
      'GET /api/v1/rankings/figures?month=2011-07 Bearer token',
    ]);
  });

  it('that may not sign in says so', async () => {
    const signingIn = RankingApi.signIn(address, { username: 'office', password: 'wrong' });
    await expect(signingIn).rejects.toThrow('sign-in was refused: 401 "refused"');
  });

  it('that may not read says where and why', async () => {
    figures = [{ status: 403, body: 'no right' }];
    await expect((await signIn()).figures('2011-07')).rejects.toThrow(
      '/api/v1/rankings/figures?month=2011-07: 403 "no right"',
    );
  });

  it('waits until two looks running say the same', async () => {
    const later = { items: [{ ...row, late: 2 }] };
    figures = [
      { status: 200, body: { items: [row] } },
      { status: 200, body: later },
    ];
    const settled = await (await signIn()).settledFigures(['2011-07'], 60_000);
    expect(settled).toStrictEqual([{ month: '2011-07', department: 'BTDT', due: 3, onTime: 2, late: 2, open: 0 }]);
    expect(asked.filter((line) => line.startsWith('GET')).length).toBe(3);
  }, 15_000);

  it('gives up when they do not settle in time', async () => {
    await expect((await signIn()).settledFigures(['2011-07'], -1)).rejects.toThrow(
      'the figures did not settle in time',
    );
  });
});
