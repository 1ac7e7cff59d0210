import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from './prepare.mjs';
import { endChildrenOnSignals, isInterrupted, run } from './run.mjs';
import { parts } from './test-parts.mjs';
import { fromExitCode, fromJest, fromLastLine } from './test-results.mjs';
import { root } from './workspaces.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'kaoji-test-'));
const postgresHook = join(root, 'infra/native/test-postgres.mjs');
/** Reports are kept and shown with indentation: no colours in them. */
const plain = { NO_COLOR: '1', FORCE_COLOR: '0' };
/** Where runs leave which routes and types they saw, for the part that asks what none of them did. */
const seen = { KAOJI_SEEN: join(scratch, 'seen') };
const everythingCounts = process.env.KAOJI_ALL === '1';
let postgres;

/** `--only "pure specs,shape"` runs some parts; the others are then named as skipped. */
function chosen() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const names = values.only?.split(',').map((name) => name.trim());
  const unknown = names?.filter((name) => !parts.some((part) => part.name === name)) ?? [];
  if (unknown.length > 0)
    throw new Error(`No such part: ${unknown.join(', ')}. There are: ${parts.map((part) => part.name).join(', ')}`);
  return (part) => names === undefined || names.includes(part.name);
}

/** One Postgres for the whole run, started before the first part that wants it. */
async function environment(part) {
  if (!part.postgres || !existsSync(postgresHook)) return {};
  postgres ??= await (await import('./test-postgres.mjs')).start();
  return postgres.env;
}

async function runPart(part) {
  const report = join(scratch, 'jest.json');
  const env = { ...plain, ...seen, ...(await environment(part)), ...part.env };
  if (!part.specs) {
    const result = await run(part.command, { env, timeout: part.timeout });
    return { ...result, ...(part.counted ? fromLastLine(result) : fromExitCode(result)) };
  }
  const command = [...part.command, '--json', `--outputFile=${report}`];
  const result = await run(command, { env: { ...env, KAOJI_SPECS: part.specs }, timeout: part.timeout });
  return { ...result, ...fromJest(result, report) };
}

async function attempt(part) {
  const started = Date.now();
  try {
    return await runPart(part);
  } catch (error) {
    const seconds = (Date.now() - started) / 1000;
    return { passed: 0, failed: 1, skipped: [], output: String(error?.stack ?? error), seconds };
  }
}

function print(part, { passed, failed, skipped, output, seconds }) {
  const left = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  const words = failed > 0 ? `FAILED: ${passed} passed, ${failed} failed` : `${passed} passed`;
  console.log(`${part.name.padEnd(24)} ${seconds.toFixed(1).padStart(7)} s   ${words}${left}`);
  if (failed > 0) console.log(`\n${output.trim().replace(/^/gm, '    ')}\n`);
}

async function runAll(total) {
  const wanted = chosen();
  await prepare({ build: false });
  for (const part of parts) {
    if (isInterrupted()) throw new Error('Interrupted.');
    if (!wanted(part)) {
      total.skipped.push(`${part.name}: not asked for`);
      continue;
    }
    const result = await attempt(part);
    print(part, result);
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped.push(...result.skipped.map((name) => `${part.name}: ${name}`));
  }
}

function conclude({ passed, failed, skipped }, seconds) {
  const failures = failed + (everythingCounts ? skipped.length : 0);
  console.log(`${'all'.padEnd(24)} ${seconds.toFixed(1).padStart(7)} s`);
  if (skipped.length > 0) console.log(`\nskipped${everythingCounts ? ' (counted as failed)' : ''}:`);
  for (const name of skipped) console.log(`  ${name}`);
  console.log(`\n${passed} passed, ${failures} failed`);
  process.exitCode = failures > 0 ? 1 : 0;
}

async function main() {
  const started = Date.now();
  const total = { passed: 0, failed: 0, skipped: [] };
  const failed = (error) => {
    total.failed += 1;
    console.log(error.message);
  };
  endChildrenOnSignals();
  await runAll(total).catch(failed);
  await Promise.resolve(postgres?.stop()).catch(failed);
  rmSync(scratch, { recursive: true, force: true });
  conclude(total, (Date.now() - started) / 1000);
}

await main();
