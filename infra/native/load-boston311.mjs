// npm run load:boston311 -- FILE: installs and builds what is missing, then runs the adapter (examples/boston311/README.md).
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare } from './prepare.mjs';
import { root } from './workspaces.mjs';

await prepare({ build: true });
const main = join(root, 'examples/boston311/dist/main.js');
process.argv[1] = main;
await import(pathToFileURL(main).href);
