import { existsSync, readFileSync, rmSync } from 'node:fs';

/** Exit code of a command that cannot run on this machine. */
const cannotRunHere = 77;

const lastLine = (text) => text.trimEnd().split('\n').at(-1) ?? '';

/** One part, one test: by its exit code. */
export function fromExitCode({ code, output }) {
  if (code === cannotRunHere) return { passed: 0, failed: 0, skipped: [lastLine(output)] };
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
}

/** A command that ends in `N passed, N failed`. Without that line, or with a bad exit code and no failure, one has failed. */
export function fromLastLine({ code, output }) {
  if (code === cannotRunHere) return fromExitCode({ code, output });
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(lastLine(output)) ?? [];
  const skipped = [...output.matchAll(/^skipped: (.*)$/gm)].map(([, name]) => name);
  if (passed === undefined) return { passed: 0, failed: 1, skipped };
  return { passed: Number(passed), failed: Math.max(Number(failed), code === 0 ? 0 : 1), skipped };
}

/** Jest's report in `file`. A spec file that could not be loaded is one failure; so is a bad exit code without any. */
export function fromJest({ code }, file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  const skipped = report.testResults.flatMap((suite) =>
    suite.assertionResults
      .filter(({ status }) => ['pending', 'todo', 'skipped', 'disabled'].includes(status))
      .map(({ fullName }) => fullName),
  );
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return { passed: report.numPassedTests, failed: Math.max(failed, code === 0 ? 0 : 1), skipped };
}
