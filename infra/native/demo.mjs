// npm run demo: the demonstration city in drill mode (issue 3, Two commands). Node's own modules alone until everything is
// installed and built; then Kaoji runs in a process of its own, the driver lives the month through its public API.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';
import { root } from './workspaces.mjs';

const main = join(root, 'services/standalone/dist/main.js');
const driver = join(root, 'examples/city/dist/main.js');
const auditor = join(root, 'services/standalone/dist/tools/verify-events.js');

const { values: options } = parseArgs({
  options: {
    /** Ends by itself when the month is over; the exit code tells whether all went well. */
    once: { type: 'boolean', default: false },
    /** Where the ranking is written. */
    json: { type: 'string' },
    /** Working days on which matters are registered, and how many: the first five days with 60 matters in CI. */
    days: { type: 'string' },
    matters: { type: 'string' },
    data: { type: 'string', default: './data/demo' },
    port: { type: 'string', default: process.env.KAOJI_PORT ?? '8080' },
  },
});

/** Kaoji in drill mode; `address` resolves when it serves, `ended` with its exit code. */
function startKaoji(cityFiles) {
  const child = spawn(process.execPath, [main], {
    cwd: root,
    env: {
      ...process.env,
      KAOJI_DATA: resolve(options.data),
      KAOJI_PORT: options.port,
      KAOJI_DRILL: 'on',
      KAOJI_SCHEME: 'supervision-only',
      KAOJI_DRILL_START: process.env.KAOJI_DRILL_START ?? '2026-09-28T08:00:00+08:00',
      KAOJI_CITY: cityFiles.join(','),
      KAOJI_LOG: process.env.KAOJI_LOG ?? 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const ended = new Promise((done) => child.once('close', (code, signal) => done(signal ? 1 : code)));
  const address = new Promise((found, failed) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      process.stdout.write(chunk);
      text += chunk;
      const [, where] = /listens on (http:\S+)/.exec(text) ?? [];
      if (where) found(where);
    });
    void ended.then((code) => failed(new Error(`Kaoji ended while starting (exit code ${code}).`)));
  });
  address.catch(() => undefined);
  return { end: (signal) => child.kill(signal), address, ended };
}

/** Writes the city's YAML into the data folder; the names of its files. */
async function makeTheCity() {
  if (!existsSync(driver)) throw new Error(`${driver} is missing: the demonstration city is not built.`);
  const { code, output } = await run([process.execPath, driver, 'make', '--data', resolve(options.data)]);
  if (code !== 0) throw new Error(`The city could not be made:\n${output.trimEnd()}`);
  return output.trim().split('\n');
}

/** The driver's exit code; it has the address and the data folder, where the first passwords and keys of the city lie. */
function liveTheMonth(address) {
  const args = ['--address', address, '--data', resolve(options.data)];
  if (options.json !== undefined) args.push('--json', resolve(options.json));
  for (const size of ['days', 'matters']) if (options[size] !== undefined) args.push(`--${size}`, options[size]);
  return new Promise((done) => {
    const child = spawn(process.execPath, [driver, ...args], { cwd: root, stdio: 'inherit' });
    child.once('close', (code) => done(code ?? 1));
  });
}

/** A program of its own looks at every event of the month: is it as the AsyncAPI document says? */
async function audit() {
  const { code, output } = await run([process.execPath, auditor, '--data', resolve(options.data)]);
  console.log(`\nEvents against the AsyncAPI document:\n${output.trimEnd()}`);
  return code;
}

async function demonstrate() {
  await prepare({ build: true });
  const kaoji = startKaoji(await makeTheCity());
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => kaoji.end('SIGTERM'));
  let code = 1;
  try {
    code = (await liveTheMonth(await kaoji.address)) || (await audit());
    if (!options.once && code === 0) console.log('Kaoji goes on serving; Ctrl-C ends it.');
  } finally {
    if (options.once || code !== 0) kaoji.end('SIGTERM');
    const ended = await kaoji.ended;
    if (code === 0) code = ended;
  }
  return code;
}

try {
  process.exitCode = await demonstrate();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
