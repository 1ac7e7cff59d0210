import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTree, removeTree } from './tree-copy.mjs';
import { root } from './workspaces.mjs';

const program = join(root, 'infra/native/mutants-worker.mjs');
const answerOf = (child) =>
  new Promise((resolve) => {
    const onMessage = (message) => finish(message);
    const onExit = (code, signal) => finish({ error: `the worker ended with ${signal ?? code}` });
    const finish = (answer) => {
      child.off('message', onMessage).off('exit', onExit);
      resolve(answer);
    };
    child.on('message', onMessage).on('exit', onExit);
  });

/** A child process with a tree of its own. `ask` answers `{ result }`, `{ error }`, or `{ late: true }` after the deadline. */
export class MutantWorker {
  #tree = copyTree('mutants');
  #child;

  async ask(order, deadline) {
    if (!this.#child?.connected) await this.#begin();
    this.#child.send(order);
    const answer = answerOf(this.#child);
    let timer;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, deadline, { late: true })));
    const first = await Promise.race([answer, late]);
    clearTimeout(timer);
    if (first.late) await this.#giveUp(order);
    return first;
  }

  async #begin() {
    const env = { ...process.env, KAOJI_SPECS: 'unit', NODE_ENV: 'test' };
    this.#child = fork(program, [this.#tree], { cwd: this.#tree, env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const { ready, error } = await answerOf(this.#child);
    if (!ready) throw new Error(error);
  }

  /** The mutant loops for ever: end its process and put the file back. */
  async #giveUp({ file }) {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
    writeFileSync(join(this.#tree, file), readFileSync(join(root, file)));
  }

  async end() {
    if (this.#child?.exitCode === null && this.#child.signalCode === null) {
      const gone = new Promise((resolve) => this.#child.once('exit', resolve));
      this.#child.disconnect();
      await gone;
    }
    removeTree(this.#tree);
  }
}

/** Gives the orders to the workers, each the next when it is free; `use(worker, order)` in the order they are taken. */
export async function share(workers, orders, use) {
  const left = [...orders];
  const work = async (worker) => {
    for (let order = left.shift(); order !== undefined; order = left.shift()) await use(worker, order);
  };
  await Promise.all(workers.map(work));
}
