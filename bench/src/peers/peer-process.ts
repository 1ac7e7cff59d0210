import type { FastifyInstance } from 'fastify';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Makes a server that does only what it is compared by. */
export type Serve = () => Promise<FastifyInstance>;

export type PeerName = 'bare-unnest' | 'bare-answer';

/** A peer in a process of its own, so that its CPU can be told from that of the load. */
export interface Peer {
  readonly address: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('./main.js', import.meta.url));

/** @param settings its environment beside ours. @throws when it ends before it serves. */
export function startPeer(name: PeerName, settings: Readonly<Record<string, string>>): Promise<Peer> {
  const child = fork(main, [name], { env: { ...process.env, ...settings } });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = (): Promise<void> => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((resolve, reject) => {
    child.once('message', ({ port }: { port: number }) =>
      resolve({ address: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop }),
    );
    child.once('exit', (code) => reject(new Error(`the peer ${name} ended with ${code}`)));
  });
}
