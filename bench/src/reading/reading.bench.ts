import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool as HttpPool } from 'undici';
import { Kaoji } from '../installation/kaoji.js';
import type { Bench, BenchOptions } from '../measure/bench.js';
import { hold } from '../measure/contest.js';
import { sampled } from '../measure/sampled.js';
import { startPeer } from '../peers/peer-process.js';
import { drillStart, publishMonth, type Reader } from './published-month.js';

const requests = 10_000;
const atOnce = 16;

async function readMany(http: HttpPool, path: string, headers: Record<string, string>): Promise<void> {
  let left = requests;
  const one = async (): Promise<void> => {
    while ((left -= 1) >= 0) {
      const { statusCode, body } = await http.request({ method: 'GET', path, headers });
      await body.dump();
      if (statusCode !== 200) throw new Error(`answered ${statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

async function readBy({ name, path, headers }: Reader, kaoji: Kaoji, { rounds, say }: BenchOptions): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'kaoji-bench-answer-'));
  const { body } = await kaoji.http.request({ method: 'GET', path, headers });
  const bytes = Buffer.from(await body.arrayBuffer());
  writeFileSync(join(folder, 'answer'), bytes);
  const peer = await startPeer('bare-answer', { PEER_ANSWER: join(folder, 'answer') });
  const kaojiHttp = new HttpPool(kaoji.address, { connections: atOnce });
  const peerHttp = new HttpPool(peer.address, { connections: atOnce });
  try {
    return await hold({
      title: `A published ranking of ${bytes.length} bytes, read by ${name} : Fastify with the same bytes`,
      ours: { name: 'Kaoji', run: () => sampled([kaoji.pid], requests, () => readMany(kaojiHttp, path, headers)) },
      peer: { name: 'Fastify', run: () => sampled([peer.pid], requests, () => readMany(peerHttp, path, headers)) },
      aim: 0.7,
      rounds,
      say,
    });
  } finally {
    await Promise.all([kaojiHttp.close(), peerHttp.close()]);
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A published ranking beside Fastify that answers the same bytes and asks nobody who they are. */
export const reading: Bench = async (options) => {
  const kaoji = await Kaoji.start({ KAOJI_DRILL: 'on', KAOJI_DRILL_START: drillStart });
  try {
    let counts = true;
    for (const reader of await publishMonth(kaoji)) counts = (await readBy(reader, kaoji, options)) && counts;
    return counts;
  } finally {
    await kaoji.stop();
  }
};
