import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCLI } from 'jest';

// One process with one copy of the tree stays warm: a mutant costs only the specs of its file. No `bail`: it ends the process.
const [tree] = process.argv.slice(2);
const { default: configuration } = await import(pathToFileURL(join(tree, 'jest.config.mjs')).href);

function projectOf(file) {
  const path = file.split('/').slice(0, 2).join('/');
  const project = configuration.projects.find(({ rootDir }) => rootDir === join(tree, path));
  if (!project) throw new Error(`${file} is in no Jest project.`);
  return project;
}

async function jest(file, choice) {
  const quiet = { reporters: [], silent: true, ci: true, watchman: false, passWithNoTests: true };
  const config = JSON.stringify(projectOf(file));
  const { results } = await runCLI({ ...quiet, ...choice, config, runInBand: true, _: choice.paths, $0: 'jest' }, [
    tree,
  ]);
  return results;
}

/** The specs that reach a file, and those that fail while it is as it was. */
async function relate(file) {
  const results = await jest(file, { findRelatedTests: true, paths: [join(tree, file)] });
  const specs = results.testResults.map(({ testFilePath }) => testFilePath.slice(tree.length + 1));
  const red = results.testResults.filter(({ numFailingTests, testExecError }) => numFailingTests > 0 || testExecError);
  return { specs, red: red.map(({ testFilePath }) => testFilePath.slice(tree.length + 1)) };
}

async function survives({ file, text, specs }) {
  const path = join(tree, file);
  const original = readFileSync(path);
  writeFileSync(path, text);
  try {
    const { success } = await jest(file, {
      runTestsByPath: true,
      paths: specs.map((spec) => join(tree, spec)),
    });
    return success;
  } finally {
    writeFileSync(path, original);
  }
}

async function answer({ task, ...order }) {
  try {
    process.send({ result: task === 'relate' ? await relate(order.file) : await survives(order) });
  } catch (error) {
    process.send({ error: error.stack });
  }
}

process.on('message', (order) => void answer(order));
process.on('disconnect', () => process.exit());
process.send({ ready: true });
