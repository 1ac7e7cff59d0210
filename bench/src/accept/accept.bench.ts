import { Pool as HttpPool } from 'undici';
import { Kaoji } from '../installation/kaoji.js';
import { batchSize, bodies, postAll } from '../installation/posting.js';
import type { Bench } from '../measure/bench.js';
import { hold } from '../measure/contest.js';
import { sampled } from '../measure/sampled.js';
import { startPeer } from '../peers/peer-process.js';

const batches = 24;
const events = batches * batchSize;

/** Batches of 500: Kaoji accepts them durably, its consumers held, beside Fastify that only inserts them by `unnest`. */
export const accept: Bench = async ({ rounds, say }) => {
  const kaoji = await Kaoji.start();
  const peer = await startPeer('bare-unnest', { PEER_DATABASE_URL: kaoji.superuserUrl });
  const peerHttp = new HttpPool(peer.address, { connections: 8 });
  let series = 0;
  const ours = async () => {
    const all = bodies(`k${(series += 1)}`, batches);
    const release = await kaoji.holdFeeds();
    const sample = await sampled(kaoji.pids, events, () => kaoji.post(all));
    await release();
    await kaoji.settled();
    return sample;
  };
  const theirs = () => {
    const all = bodies(`p${(series += 1)}`, batches);
    const type = { 'content-type': 'application/json' };
    return sampled([kaoji.postmaster, peer.pid], events, () => postAll(peerHttp, '/events', all, type));
  };
  try {
    return await hold({
      title: `Accepted durably in batches of ${batchSize} : Fastify and unnest alone`,
      ours: { name: 'Kaoji', run: ours },
      peer: { name: 'Fastify and unnest', run: theirs },
      aim: 0.5,
      rounds,
      say,
    });
  } finally {
    await peerHttp.close();
    await peer.stop();
    await kaoji.stop();
  }
};
