import { spawn } from 'node:child_process';
import { root } from './workspaces.mjs';

const children = new Set();
let stopping = false;

/** Ends a child and everything it started (it leads a process group of its own, except on Windows). */
function end(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** After SIGINT or SIGTERM the running command is ended and no other one starts. */
export const isInterrupted = () => stopping;

/** Children lead their own process groups, so a terminal's Ctrl-C reaches them only through here. */
export function endChildrenOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      stopping = true;
      for (const child of children) end(child, 'SIGTERM');
    });
  }
}

function watch(child, timeout, keep) {
  const state = { timedOut: false };
  const deadline = setTimeout(() => {
    state.timedOut = true;
    keep(`\nended: it ran longer than ${timeout / 1000} s\n`);
    end(child, 'SIGKILL');
  }, timeout);
  children.add(child);
  state.forget = () => {
    clearTimeout(deadline);
    children.delete(child);
  };
  return state;
}

/**
 * Runs one command to its end and keeps what it printed: `{ code, output, seconds }`.
 * `code` is 1 when it could not be started, was ended by a signal or ran longer than `timeout` (milliseconds).
 */
export function run(command, { cwd = root, env = {}, timeout = 20 * 60_000 } = {}) {
  const started = process.hrtime.bigint();
  const [program, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk) => (output += chunk);
    const state = watch(child, timeout, keep);
    const finish = (code) => {
      state.forget();
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      resolve({ code: state.timedOut ? 1 : (code ?? 1), output, seconds });
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('close', finish).on('error', (error) => {
      keep(`${error.message}\n`);
      finish(1);
    });
  });
}
