// npm run bench -- [NAME ...] [--rounds N]: installs and builds what is missing, then measures (bench/README.md).
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { root } from './workspaces.mjs';

await prepare({ build: true });
const child = spawn(process.execPath, [join(root, 'bench/dist/main.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
child.on('close', (code) => (process.exitCode = code ?? 1));
