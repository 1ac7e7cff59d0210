import { bareAnswer } from './bare-answer.js';
import { bareUnnest } from './bare-unnest.js';
import type { PeerName, Serve } from './peer-process.js';

const servers: Readonly<Record<PeerName, Serve>> = { 'bare-answer': bareAnswer, 'bare-unnest': bareUnnest };
const server = await servers[process.argv[2] as PeerName]();
await server.listen({ port: 0, host: '127.0.0.1' });
process.send?.(server.server.address());
