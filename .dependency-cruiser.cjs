const spec = '\\.(int-|e2e-)?spec\\.tsx?$';
/** Specs and what only they use: test folders, fixtures, and slow second opinions (`reference`). */
const test = `${spec}|^(libs|services|examples)/[^/]+/(test|src/spec-fixtures|src/reference)/`;
const pure = '\\.(state|decide|policy|projection|reaction)\\.ts$';
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;
/** What another workspace may see of one: the file behind `exports` in its package.json. */
const entry = '^libs/[^/]+/src/index\\.ts$|^services/([^/]+)/src/([^/]+\\.module|compose)\\.ts$';

/** Each rule has a planted violation of its name in infra/planted/boundaries, which `check:planted` expects to be caught. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A circle cannot be read from any end, and with ESM and decorators it fails at start.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'services-do-not-import-services',
      comment: 'Services learn of each other through events; only standalone, which mounts them all, may import them.',
      severity: 'error',
      from: { path: '^services/([^/]+)/', pathNot: '^services/standalone/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'libs-do-not-import-services',
      comment: 'A lib serves every service, so it cannot know one; nor an example or a benchmark.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(services|examples|bench)/' },
    },
    {
      name: 'examples-do-not-import-services',
      comment:
        'An example shows what an agency can do: it has the public API and the event types, nothing else of ours.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^services/' },
    },
    {
      name: 'contracts-import-nothing-of-ours',
      comment: 'Agencies and other programs use the event types alone.',
      severity: 'error',
      from: { path: '^libs/contracts/' },
      to: { path: '^(libs|services|examples|bench)/', pathNot: '^libs/contracts/' },
    },
    {
      name: 'kernel-imports-nothing-of-ours',
      comment: 'Everything rests on the kernel, so it rests on nothing.',
      severity: 'error',
      from: { path: '^libs/kernel/' },
      to: { path: '^(libs|services|examples|bench)/', pathNot: '^libs/kernel/' },
    },
    {
      name: 'calendar-imports-only-the-kernel',
      comment: 'Deadlines are arithmetic over days: whoever checks one reads the calendar and the kernel only.',
      severity: 'error',
      from: { path: '^libs/calendar/' },
      to: { path: '^(libs|services|examples|bench)/', pathNot: '^libs/(calendar|kernel)/' },
    },
    {
      name: 'kernel-and-calendar-are-pure',
      comment:
        'No input, output, time or chance in them: of packages only arithmetic and dates; a digest is arithmetic too.',
      severity: 'error',
      from: { path: '^libs/(kernel|calendar)/src/', pathNot: `^libs/kernel/src/digest\\.ts$|${test}` },
      to: { pathNot: `^libs/|${npm('decimal\\.js', 'luxon', '@types/luxon', 'chinese-days')}` },
    },
    {
      name: 'pure-files-import-only-pure-files',
      comment:
        'Rules are tested in milliseconds and give the same answer at every replay: nothing of Nest, Postgres or Node in them.',
      severity: 'error',
      from: { path: pure },
      to: { pathNot: `${pure}|^libs/(kernel|calendar|contracts)/|${npm('luxon', '@types/luxon')}` },
    },
    {
      name: 'no-nest-in-libs-but-http',
      comment:
        'Ledger, streams and time must run in a command, a test or another framework; Nest meets them in http and in the services.',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/http/|${test}` },
      to: { path: npm('@nestjs') },
    },
    {
      name: 'typeorm-only-where-rows-are-kept',
      comment:
        'The mapping of rows is in *.row.ts, *.store.ts, migrations and libs/persistence; a module only wires it.',
      severity: 'error',
      from: { path: '^(libs|services)/', pathNot: `^libs/persistence/|\\.(row|store)\\.ts$|/migrations/|${test}` },
      to: { path: npm('typeorm') },
    },
    {
      name: 'bullmq-only-in-scheduling',
      comment: 'BullMQ wakes, Postgres knows: all its peculiarities stay behind one lib.',
      severity: 'error',
      from: { path: '^(libs|services)/', pathNot: '^libs/scheduling/' },
      to: { path: npm('bullmq') },
    },
    {
      name: 'kafka-and-redis-only-in-messaging-and-scheduling',
      comment: 'Which adapter carries events or wake-ups is decided in one place; no service knows.',
      severity: 'error',
      from: { path: '^(libs|services)/', pathNot: '^libs/(messaging|scheduling)/' },
      to: { path: npm('kafkajs', 'ioredis') },
    },
    {
      name: 'pg-only-in-stores-and-adapters',
      comment:
        'SQL stands in stores and in the libs that keep the ledger, time and sessions; standalone starts the server.',
      severity: 'error',
      from: {
        path: '^(libs|services)/',
        pathNot: `^libs/(messaging|persistence|scheduling|testing|http)/|^services/standalone/|\\.store\\.ts$|/migrations/|${test}`,
      },
      to: { path: npm('pg', '@types/pg') },
    },
    {
      name: 'no-spec-imported-by-source',
      comment: 'What runs does not depend on what tests it.',
      severity: 'error',
      from: { path: '^(libs|services|examples)/', pathNot: test },
      to: { path: test },
    },
    {
      name: 'testing-only-from-specs',
      comment: 'Fixed clocks and throw-away servers have no place in a running installation.',
      severity: 'error',
      from: { path: '^(libs|services|examples)/', pathNot: `^libs/testing/|${test}` },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'no-deep-imports-into-another-workspace',
      comment: 'A workspace is what its entry exports; all the rest may change any day.',
      severity: 'error',
      from: { path: '^(libs|services|examples)/([^/]+)/' },
      to: { path: '^(libs|services|examples)/', pathNot: `^$1/$2/|${entry}` },
    },
    {
      name: 'other-workspaces-by-name',
      comment: 'A path out of a workspace works here and breaks in the image that holds the built packages.',
      severity: 'error',
      from: { path: '^(libs|services|examples)/([^/]+)/' },
      to: { path: entry, pathNot: '^$1/$2/', dependencyTypesNot: ['aliased-workspace'] },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is forgotten code.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: `^bench/|${test}|/(index|main|compose)\\.ts$|\\.module\\.ts$|/migrations/|\\.d\\.ts$|\\.(c|m)?js$`,
      },
      to: {},
    },
    {
      name: 'no-unlisted-packages',
      comment: "A package used must stand in its workspace's own package.json, or it breaks when another one drops it.",
      severity: 'error',
      from: { path: '^(libs|services|examples)/', pathNot: test },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], pathNot: npm('@types/[^/]+') },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere: a typing error, or a way past the entry of a workspace.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['(^|/)node_modules/'] },
    exclude: { path: ['^(libs|services|examples)/[^/]+/(dist|coverage)/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
