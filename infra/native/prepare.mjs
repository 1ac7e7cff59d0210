import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './run.mjs';
import { root, workspaces } from './workspaces.mjs';

const oldest = [20, 19];
const stamp = join(root, 'node_modules', '.kaoji-installed');
const compiler = join('node_modules', 'typescript-native', 'bin', 'tsc');

function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new Error(`Kaoji needs Node.js ${oldest.join('.')} or newer; this is ${version}. See https://nodejs.org.`);
}

/** By content, not by time: a checkout sets new times on files that did not change. */
function whatIsToBeInstalled() {
  const hash = createHash('sha256');
  const files = ['package.json', 'package-lock.json', ...workspaces().map((path) => `${path}/package.json`)];
  for (const file of files.filter((name) => existsSync(join(root, name)))) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === whatIsToBeInstalled();
}

/** The npm that started us, else the one on the PATH (a script of its own name on Windows). */
function npm() {
  const started = process.env.npm_execpath;
  if (started?.endsWith('.js')) return [process.execPath, started];
  return process.platform === 'win32' ? ['cmd', '/c', 'npm'] : ['npm'];
}

async function step(words, command, onward) {
  onward(`${words} ...`);
  const { code, output, seconds } = await run(command);
  if (code !== 0) throw new Error(`${words} failed (exit code ${code}):\n${output.trimEnd()}`);
  onward(`${words}: ${seconds.toFixed(1)} s`);
}

/**
 * Makes a checkout runnable: checks Node, installs when anything to be installed changed since the last time, builds.
 * Uses Node's own modules only, so that it works before anything is installed.
 *
 * `build`: compile all workspaces too (incremental; a second time costs about a second).
 * `report`: takes each line of progress; prints it by default.
 * Throws an Error whose message is meant for people: wrong Node, failed installation, failed build.
 */
export async function prepare({ build = true, report = (line) => console.log(line) } = {}) {
  checkNode();
  if (!isInstalled()) {
    await step(
      'Installing packages (minutes, the first time)',
      [...npm(), 'install', '--no-audit', '--no-fund'],
      report,
    );
    writeFileSync(stamp, whatIsToBeInstalled());
  }
  if (build) await step('Building', [process.execPath, compiler, '-b'], report);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await prepare().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
