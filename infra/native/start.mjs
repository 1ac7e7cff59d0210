// npm start: an installation for real use, on a machine with Node only (architecture.md, Two ways to run).
// Node's own modules alone until everything is installed and built. Kaoji then runs in this very process, so that signals,
// arguments and the exit code need no passing on.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = new URL('../../services/standalone/dist/main.js', import.meta.url);
const preparation = new URL('./prepare.mjs', import.meta.url);

/** Whether there is something to start; says why not. */
async function isPrepared() {
  try {
    if (existsSync(preparation)) {
      const { prepare } = await import(preparation.href);
      await prepare({ build: true });
    }
    if (existsSync(main)) return true;
    throw new Error(`${fileURLToPath(main)} is missing: run npm install and npm run build first.`);
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

if (await isPrepared()) {
  process.argv[1] = fileURLToPath(main);
  await import(main.href);
} else {
  process.exitCode = 1;
}
