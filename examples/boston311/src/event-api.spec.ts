import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventApi } from './event-api.js';
import { eventsOf } from './posted-events.js';

interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly after?: string;
}

interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly at: number;
}

const taken: Answer = {
  status: 200,
  body: '{"results":[{"source":"/boston311","id":"1-registered","status":"accepted"}]}',
};

let server: Server;
let asked: Asked[];
let answers: Answer[];
let address: string;

/** Gives the answers in turn, the last one for ever. */
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method, url, headers } = request;
      const answer = answers[Math.min(asked.length, answers.length - 1)] ?? taken;
      asked.push({ method, url, headers, body: Buffer.concat(parts).toString(), at: performance.now() });
      response.writeHead(answer.status, answer.after === undefined ? {} : { 'retry-after': answer.after });
      response.end(answer.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const batch = eventsOf({
  number: '1',
  opened: '2011-07-01T01:32:33-04:00',
  target: null,
  closed: null,
  department: 'BTDT',
  subject: 's',
  reason: 'r',
  type: 't',
  source: 'Self Service',
});

const post = (given: readonly Answer[], tries = 3) => {
  answers = [...given];
  return new EventApi(address, 'kaoji_key', tries).post(batch);
};

describe('a batch', () => {
  it('is posted as CloudEvents with the key, and its results come back', async () => {
    expect(await post([taken])).toStrictEqual([{ source: '/boston311', id: '1-registered', status: 'accepted' }]);
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toStrictEqual(['POST /api/v1/events']);
    expect(asked[0]?.headers['authorization']).toBe('Bearer kaoji_key');
    expect(asked[0]?.headers['content-type']).toBe('application/cloudevents-batch+json');
    expect(JSON.parse(asked[0]?.body ?? '')).toStrictEqual(JSON.parse(JSON.stringify(batch)));
  });

  it.each([429, 500, 502, 503, 504])('is posted again, the same, when the service answers %i', async (status) => {
    expect((await post([{ status }, taken])).length).toBe(1);
    expect(asked.length).toBe(2);
    expect(asked[1]?.body).toBe(asked[0]?.body);
  });

  it.each([400, 401, 403, 413, 415, 422])('refused as a whole with %i is not posted again', async (status) => {
    await expect(post([{ status, body: 'because' }, taken])).rejects.toThrow(
      `the batch was not taken: ${status} because`,
    );
    expect(asked.length).toBe(1);
  });

  it('is given up after so many tries, saying what was answered last', async () => {
    await expect(post([{ status: 503 }, { status: 429, body: 'busy' }], 2)).rejects.toThrow(
      'the batch was not taken: 429 busy',
    );
    expect(asked.length).toBe(2);
  });

  it('waits before the next try as long as Retry-After says', async () => {
    await post([{ status: 429, after: '1' }, taken]);
    const waited = (asked[1]?.at ?? 0) - (asked[0]?.at ?? 0);
    expect(waited >= 990 && waited < 5_000).toBe(true);
  });

  it.each(['0', '-5', 'soon', 'Wed, 21 Oct 2026 07:28:00 GMT'])(
    'waits 400 ms before its second try where Retry-After tells no seconds: %s',
    async (after) => {
      await post([{ status: 503, after }, taken]);
      const waited = (asked[1]?.at ?? 0) - (asked[0]?.at ?? 0);
      expect(waited >= 390 && waited < 5_000).toBe(true);
    },
  );

  it('waits twice as long before each further try', async () => {
    await post([{ status: 503 }, { status: 503 }, taken]);
    const [first = 0, second = 0, third = 0] = asked.map(({ at }) => at);
    expect([second - first >= 390, third - second >= 790, third - second < 5_000]).toStrictEqual([true, true, true]);
  });
});
