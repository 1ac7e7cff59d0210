import { fastify } from 'fastify';
import type { Serve } from './peer-process.js';

/** Answers every request with the bytes and the type that it was given in a file. */
export const bareAnswer: Serve = async () => {
  const { readFile } = await import('node:fs/promises');
  const bytes = await readFile(process.env['PEER_ANSWER'] ?? '');
  const server = fastify();
  server.get('*', (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(bytes));
  return server;
};
