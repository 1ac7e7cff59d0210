import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkShape, shapeRules } from './check-shape.mjs';
import { boundaryRules, cruise, lint, lintRules } from './planted-tools.mjs';
import { copyTree, removeTree } from './tree-copy.mjs';
import { root } from './workspaces.mjs';

const planted = join(root, 'infra/planted');
/** A file that the rule must leave alone has a name that begins with `innocent`. */
const isInnocent = (path) => basename(path).startsWith('innocent');
const isCode = (path) => path.endsWith('.ts');

/** The plants for one tool: a folder per rule, in it the planted files at their places in the tree. */
function plants(tool) {
  const at = join(planted, tool);
  const rules = readdirSync(at, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return rules.map(({ name: rule }) => ({
    rule,
    at: join(at, rule),
    files: readdirSync(join(at, rule), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(join(at, rule), join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/')),
  }));
}

function sow(tree, allPlants) {
  for (const { rule, at, files } of allPlants) {
    for (const file of files) {
      if (existsSync(join(tree, file))) throw new Error(`The plant of ${rule} would overwrite ${file}.`);
      cpSync(join(at, file), join(tree, file), { recursive: true });
    }
  }
}

/** Packages that rules name before anything of ours needs them. */
function standIns(tree) {
  for (const name of ['kafkajs', 'ioredis'].filter((each) => !existsSync(join(root, 'node_modules', each)))) {
    mkdirSync(join(tree, 'node_modules', name));
    writeFileSync(join(tree, 'node_modules', name, 'index.js'), 'export {};\n');
  }
}

/** One result per file: `undefined` when exactly the rule was reported, else what was. */
function faultsOf({ rule, files }, reported) {
  return files.filter(isCode).flatMap((file) => {
    const rules = [...(reported.get(file) ?? [])].sort();
    const wanted = isInnocent(file) ? [] : [rule];
    if (rules.join() === wanted.join()) return [];
    return [`${file}: wanted ${wanted.join() || 'nothing'}, reported ${rules.join() || 'nothing'}`];
  });
}

async function checkWith(tool, check, rules) {
  const all = plants(tool);
  const tree = realpathSync(copyTree('planted'));
  try {
    sow(tree, all);
    standIns(tree);
    const reported = await check(
      tree,
      all.flatMap(({ files }) => files.filter(isCode)),
    );
    return results(tool, rules, (rule) => {
      const plant = all.find((each) => each.rule === rule);
      return plant && faultsOf(plant, reported);
    });
  } finally {
    removeTree(tree);
  }
}

/** A rule without a plant is a fault, and so is a plant without a rule. */
function results(tool, rules, check) {
  const names = new Set([...rules, ...plants(tool).map(({ rule }) => rule)]);
  return [...names].map((rule) => {
    if (!rules.includes(rule)) return { tool, rule, faults: ['there is no such rule'] };
    return { tool, rule, faults: check(rule) ?? [`nothing is planted in infra/planted/${tool}/${rule}`] };
  });
}

/** Shape is measured over a tree, so each plant is one: files, or a `plant.mjs` whose `files` maps paths to texts. */
async function growShape({ at }) {
  const tree = mkdtempSync(join(tmpdir(), 'kaoji-shape-'));
  const made = join(at, 'plant.mjs');
  if (!existsSync(made)) cpSync(at, tree, { recursive: true });
  const { files } = existsSync(made) ? await import(pathToFileURL(made).href) : { files: {} };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  return tree;
}

async function shapeFaults(plant) {
  const tree = await growShape(plant);
  const found = checkShape(tree).faults;
  removeTree(tree);
  const rules = [...new Set(found.map(([rule]) => rule))];
  const wrong = rules.join() === plant.rule ? [] : [`wanted ${plant.rule}, reported ${rules.join() || 'nothing'}`];
  return [...wrong, ...found.filter(([, fault]) => fault.includes('innocent')).map(([, fault]) => `reported ${fault}`)];
}

async function checkShapes() {
  const faults = new Map();
  for (const plant of plants('shape')) faults.set(plant.rule, await shapeFaults(plant));
  return results('shape', shapeRules, (rule) => faults.get(rule));
}

const all = [
  ...(await checkWith('boundaries', cruise, boundaryRules())),
  ...(await checkWith('lint', lint, lintRules())),
  ...(await checkShapes()),
];
const missed = all.filter(({ faults }) => faults.length > 0);
for (const { tool, rule, faults } of missed) console.log(`${tool}/${rule}\n${faults.join('\n').replace(/^/gm, '  ')}`);
console.log(`${all.length - missed.length} passed, ${missed.length} failed`);
process.exitCode = missed.length > 0 ? 1 : 0;
