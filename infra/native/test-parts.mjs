import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './workspaces.mjs';

const node = process.execPath;
const bin = (path) => [node, join(root, 'node_modules', path)];
const tool = (name, ...args) => [node, join(root, 'infra/native', name), ...args];
const jest = (...args) => [...bin('jest/bin/jest.js'), '--maxWorkers=2', '--passWithNoTests', ...args];
const cruised = ['services', 'libs', 'examples', 'bench'].filter((folder) => existsSync(join(root, folder)));

/**
 * What `npm test` runs, in this order. A part is
 * - `name`, and `command` (program and arguments; the working directory is the root);
 * - `specs: 'unit' | 'int' | 'e2e'`: the command is Jest, counted by Jest's own numbers;
 * - `counted: true`: the command's last line is `N passed, N failed`, and each line `skipped: ...` names a thing it left out;
 *   every other part counts as one test, by its exit code;
 * - `postgres: true`: gets the environment of the run's Postgres (test-postgres.mjs), started before the first such part;
 * - `env`, and `timeout` in milliseconds (20 minutes).
 * A command that cannot run on this machine exits with 77 and says why in its last line: it is named as skipped.
 */
export const parts = [
  { name: 'format', command: [...bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'types and build', command: [...bin('typescript-native/bin/tsc'), '-b'] },
  { name: 'lint', command: [...bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '--quiet'] },
  {
    name: 'boundaries',
    command: [
      ...bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      ...cruised,
    ],
  },
  { name: 'shape', command: tool('check-shape.mjs') },
  { name: 'planted violations', command: tool('check-planted.mjs'), counted: true },
  { name: 'documents', command: tool('docs.mjs', '--check') },
  { name: 'samples kept', command: tool('check-samples.mjs') },
  { name: 'third-party licences', command: tool('third-party.mjs', '--check') },
  { name: 'pure specs', command: jest(), specs: 'unit' },
  { name: 'Postgres specs', command: jest(), specs: 'int', postgres: true },
  { name: 'e2e specs', command: jest(), specs: 'e2e', postgres: true },
  { name: 'ledger mutants', command: tool('ledger-mutants.mjs'), counted: true },
  { name: 'Boston sample', command: tool('boston-sample.mjs'), counted: true },
  { name: 'killed 20 times', command: tool('kills.mjs'), counted: true },
  { name: 'seen by the runs', command: tool('seen.mjs'), counted: true },
];
