#!/usr/bin/env node
// npm run test:kills: one month is lived undisturbed, then again while Kaoji is killed at moments from a seed, and Postgres
// too at every fourth; both must end in the same bytes and a ledger that verifies (messaging.md, Proof). Environment (this
// program), driver (examples/city) and auditors (verify:ledger, verify:events) are processes of their own.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdirSync, mkdtempSync, chmodSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './workspaces.mjs';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261122' },
    kills: { type: 'string', default: '20' },
    days: { type: 'string', default: '5' },
    matters: { type: 'string', default: '60' },
    /** The whole month instead of `days` and `matters`. */
    month: { type: 'boolean', default: false },
  },
});
const size = options.month ? [] : ['--days', options.days, '--matters', options.matters];
const kaojiMain = join(root, 'services/standalone/dist/main.js');
const driverMain = join(root, 'examples/city/dist/main.js');
const auditorMain = join(root, 'services/standalone/dist/tools/verify-ledger.js');
const eventsAuditorMain = join(root, 'services/standalone/dist/tools/verify-events.js');
/** Where driver and auditor leave what they saw, for infra/native/seen.mjs. */
const seenFolder = process.env.KAOJI_SEEN;
const started = Date.now();
const say = (line) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);

/** The same moments for the same seed (a linear congruence; 32 bits are enough for moments). */
function chanceFrom(seed) {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function run(program, args, env = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = new Promise((done) => child.once('close', (code, signal) => done({ code, signal, output })));
  return { child, ended, output: () => output };
}

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

function startKaoji(data, port, cityFiles) {
  return run(kaojiMain, [], {
    KAOJI_DATA: data,
    KAOJI_PORT: String(port),
    KAOJI_DRILL: 'on',
    KAOJI_SCHEME: 'supervision-only',
    KAOJI_DRILL_START: '2026-09-28T08:00:00+08:00',
    KAOJI_CITY: cityFiles.join(','),
    KAOJI_LOG: 'error',
  });
}

async function ready(kaoji, port) {
  const end = Date.now() + 120_000;
  for (;;) {
    if (kaoji.child.exitCode !== null) throw new Error(`Kaoji ended while starting:\n${kaoji.output()}`);
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch((error) => error);
    if (answer.ok) return;
    if (Date.now() > end) throw new Error(`Kaoji was not ready in time:\n${kaoji.output()}`);
    await sleep(100);
  }
}

async function makeFolder() {
  const data = mkdtempSync(join(tmpdir(), 'kaoji-kills-'));
  chmodSync(data, 0o755);
  const { code, output } = await run(driverMain, ['make', '--data', data]).ended;
  if (code !== 0) throw new Error(`the city was not made:\n${output}`);
  return { data, cityFiles: output.trim().split('\n') };
}

const postmaster = (data) => Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

function killPostgres(data) {
  try {
    process.kill(postmaster(data), 'SIGKILL');
    return true;
  } catch (error) {
    if (!['ENOENT', 'ESRCH'].includes(error.code)) throw error;
    return false;
  }
}

/** The driver waits for as long as a start may take on a busy machine. */
const driverArgs = ({ data, port }, json) => {
  const where = ['--address', `http://127.0.0.1:${port}`, '--data', data];
  return [...where, '--json', json, '--patience', '900', ...size, ...seenArgs('demonstration-routes')];
};

function seenArgs(name) {
  if (seenFolder === undefined) return [];
  mkdirSync(seenFolder, { recursive: true });
  return ['--seen', join(seenFolder, `${name}.json`)];
}

/** The ledger is whole, and every event is as the AsyncAPI document says. */
async function audit(name, data) {
  const audits = [
    { what: 'ledger', program: auditorMain, args: ['--data', data] },
    { what: 'events', program: eventsAuditorMain, args: ['--data', data, ...seenArgs('demonstration-types')] },
  ];
  for (const { what, program, args } of audits) {
    const { code, output } = await run(program, args).ended;
    say(`${name}: ${what} ${code === 0 ? 'verified' : 'NOT VERIFIED'}`);
    if (code !== 0) throw new Error(`${name}: ${output}`);
  }
}

/** Lives the month on a folder; `disturb` may end and restart Kaoji meanwhile. The ranking's bytes and the kills. */
async function live(name, disturb) {
  const { data, cityFiles } = await makeFolder();
  const port = await freePort();
  const json = join(data, 'ranking.json');
  const scene = { data, port, cityFiles, kaoji: startKaoji(data, port, cityFiles), kills: [] };
  try {
    await ready(scene.kaoji, port);
    const begun = Date.now();
    const driver = run(driverMain, driverArgs(scene, json));
    let over = false;
    const ended = driver.ended.then((result) => {
      over = true;
      return result;
    });
    await disturb(scene, () => over);
    const { code, output } = await ended;
    const lived = Date.now() - begun;
    if (code !== 0) throw new Error(`${name}: the driver ended with ${code}:\n${output.slice(-6000)}`);
    scene.kaoji.child.kill('SIGTERM');
    await scene.kaoji.ended;
    await audit(name, data);
    return { bytes: readFileSync(json), kills: scene.kills, lived };
  } finally {
    scene.kaoji.child.kill('SIGKILL');
    await scene.kaoji.ended;
    killPostgres(data);
    await sleep(500);
    rmSync(data, { recursive: true, force: true });
  }
}

/**
 * Kills at moments from the seed and starts again at once. After each start there is time for what a fresh process has to
 * catch up with, a share of the undisturbed month as it took on this machine, and a little more: so that the month goes
 * on, but is not over before the last kill.
 */
function killing(times, undisturbed) {
  const chance = chanceFrom(options.seed);
  return async (scene, isOver) => {
    for (let number = 1; number <= times; number += 1) {
      await sleep(undisturbed * 0.12 + (chance() * undisturbed) / times);
      if (isOver()) return;
      const withPostgres = number % 4 === 0;
      const killedPostgres = withPostgres && killPostgres(scene.data);
      scene.kaoji.child.kill('SIGKILL');
      await scene.kaoji.ended;
      scene.kills.push(`${((Date.now() - started) / 1000).toFixed(1)} s${killedPostgres ? ' with Postgres' : ''}`);
      scene.kaoji = startKaoji(scene.data, scene.port, scene.cityFiles);
      await ready(scene.kaoji, scene.port);
    }
  };
}

const wanted = Number(options.kills);
say(`seed ${options.seed}, ${wanted} kills, ${options.month ? 'the whole month' : size.join(' ')}`);
const quiet = await live('undisturbed', () => Promise.resolve());
const killed = await live('killed', killing(wanted, quiet.lived));
for (const [index, kill] of killed.kills.entries()) say(`kill ${index + 1}: at ${String(kill)}`);
const checks = [
  ['the bytes of the published ranking are equal', quiet.bytes.equals(killed.bytes)],
  [`Kaoji was killed ${wanted} times on the way`, killed.kills.length === wanted],
];
for (const [title, holds] of checks) say(`${holds ? 'holds' : 'DOES NOT HOLD'}: ${title}`);
const passed = checks.filter(([, holds]) => holds).length + 2;
console.log(`${passed} passed, ${checks.length + 2 - passed} failed`);
process.exitCode = passed === checks.length + 2 ? 0 : 1;
