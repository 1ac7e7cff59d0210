import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';

/** A request as it goes over the wire: the body is bytes or text already. */
export interface Asked {
  readonly method: string;
  /** With query. */
  readonly path: string;
  readonly token?: string | undefined;
  readonly body?: string | Buffer | undefined;
  readonly type?: string | undefined;
  readonly cookie?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the body is said to weigh; only what is there is sent. */
  readonly length?: number;
}

export interface Answered {
  readonly status: number;
  /** Without parameters. */
  readonly type: string;
  readonly text: string;
  /** Of JSON; undefined of anything else. */
  readonly json: unknown;
  /** What is to be sent back as a cookie. */
  readonly cookie: string | undefined;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

const jsonOf = (type: string, text: string): unknown =>
  /[/+]json$/.test(type) && text !== '' ? (JSON.parse(text) as unknown) : undefined;

const endless = (type: string): boolean => type === 'text/event-stream';

async function answered(response: IncomingMessage): Promise<Answered> {
  const type = (response.headers['content-type'] ?? '').split(';')[0] ?? '';
  let text = '';
  response.setEncoding('utf8');
  if (endless(type)) response.destroy();
  else for await (const chunk of response) text += chunk as string;
  return {
    status: response.statusCode ?? 0,
    type,
    text,
    json: jsonOf(type, text),
    cookie: response.headers['set-cookie']?.[0]?.split(';')[0],
  };
}

/** Sends a request as it stands, whatever is wrong with it. */
export function ask(
  address: string,
  { method, path, token, body, type, cookie, headers, length }: Asked,
): Promise<Answered> {
  const { hostname, port } = new URL(address);
  const weight = length ?? (body === undefined ? undefined : Buffer.byteLength(body));
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        ...{ agent: length === undefined ? agent : false, hostname, port, method, path },
        headers: {
          'accept-language': 'en',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(type !== undefined && { 'content-type': type }),
          ...(cookie !== undefined && { cookie }),
          ...(weight !== undefined && { 'content-length': weight }),
          ...headers,
        },
      },
      (response) => {
        const whole = answered(response);
        whole.then(resolve, reject);
        if (length !== undefined) void whole.finally(() => sent.destroy());
      },
    );
    sent.on('error', (error) => {
      if (length === undefined || !sent.destroyed) reject(error);
    });
    if (length === undefined) sent.end(body);
    else sent.write(body ?? 'x');
  });
}
