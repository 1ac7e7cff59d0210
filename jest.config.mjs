import { existsSync, readdirSync, readFileSync } from 'node:fs';

const root = import.meta.dirname;
const swcrc = JSON.parse(readFileSync(`${root}/.swcrc`, 'utf8'));
const esmOnly = ['@nestjs', 'jose', 'oauth4webapi', 'openid-client', 'uuid'];

const preset = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons', 'require', 'default'] },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { ...swcrc, swcrc: false, module: { type: 'commonjs' } }],
    '/node_modules/.+\\.m?js$': [
      '@swc/jest',
      { swcrc: false, jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};

/** Pure specs end in .spec.ts, those on Postgres in .int-spec.ts, those that boot Nest in .e2e-spec.ts. */
const kinds = { unit: '\\.spec\\.ts$', int: '\\.int-spec\\.ts$', e2e: '\\.e2e-spec\\.ts$' };
const kind = process.env.KAOJI_SPECS ?? '(unit|int|e2e)';
const testRegex = Object.entries(kinds)
  .filter(([name]) => new RegExp(`^${kind}$`).test(name))
  .map(([, pattern]) => pattern);

const projects = ['libs', 'services', 'examples']
  .filter((folder) => existsSync(`${root}/${folder}`))
  .flatMap((folder) => readdirSync(`${root}/${folder}`).map((name) => `${folder}/${name}`))
  .concat('bench')
  .filter((path) => existsSync(`${root}/${path}/package.json`))
  .map((path) => ({
    ...preset,
    displayName: path.split('/').at(-1),
    rootDir: `${root}/${path}`,
    testRegex,
    testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  }));

export default {
  projects,
  globalSetup: `${root}/infra/native/jest-postgres.mjs`,
  globalTeardown: `${root}/infra/native/jest-postgres-end.mjs`,
  maxWorkers: 2,
};
