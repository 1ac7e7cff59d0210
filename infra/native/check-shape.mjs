import { pathToFileURL } from 'node:url';
import { depthBelowSrc, foldersOf, measure, readFiles } from './shape-measure.mjs';
import { root } from './workspaces.mjs';

const limits = { median: 60, nineInTen: 120, file: 250, depth: 2, folder: 15, leastRatio: 0.8, mostRatio: 2.5 };
/** A median of a handful of files says nothing. */
const filesForStatistics = 40;
const forbiddenFolders = ['common', 'shared', 'utils', 'util', 'helpers', 'helper', 'base'];
const emptyWords = 'Service|Manager|Helper|Base|Impl';

/** Names of all rules, for the planted violations. */
export const shapeRules = [
  'median-file',
  'nine-in-ten-files',
  'longest-file',
  'depth-below-src',
  'files-per-folder',
  'test-lines-per-source-line',
  'no-empty-words-in-names',
  'no-folders-without-a-subject',
  'no-skipped-or-focused-tests',
  'nothing-left-to-do',
];

function statisticFaults({ source, median, nineInTen, ratio }) {
  if (source.length < filesForStatistics) return [];
  const faults = [];
  if (median > limits.median) faults.push(['median-file', `${median} lines, at most ${limits.median}`]);
  if (nineInTen > limits.nineInTen)
    faults.push(['nine-in-ten-files', `have up to ${nineInTen} lines, at most ${limits.nineInTen}`]);
  if (ratio < limits.leastRatio || ratio > limits.mostRatio)
    faults.push([
      'test-lines-per-source-line',
      `${ratio.toFixed(2)}, wanted ${limits.leastRatio} to ${limits.mostRatio}`,
    ]);
  return faults;
}

function sizeFaults({ source, folders }, files) {
  return [
    ...source
      .filter(({ lines }) => lines > limits.file)
      .map(({ path, lines }) => ['longest-file', `${path}: ${lines} lines, at most ${limits.file}`]),
    ...files
      .filter(({ path }) => depthBelowSrc(path) > limits.depth)
      .map(({ path }) => [
        'depth-below-src',
        `${path}: ${depthBelowSrc(path)} folders below src, at most ${limits.depth}`,
      ]),
    ...folders
      .filter(([, count]) => count > limits.folder)
      .map(([folder, count]) => ['files-per-folder', `${folder}: ${count} source files, at most ${limits.folder}`]),
  ];
}

const emptyClass = new RegExp(
  String.raw`^\s*(?:export\s+)?(?:default\s+)?(?:abstract\s+)?(?:class|interface)\s+(\w*(?:${emptyWords})|Base[A-Z]\w*)\b`,
);
const emptyFile =
  /[.-](service|manager|helpers?|base|impl|utils?|common)\.[jt]sx?$|\/(helpers?|utils?|common|base)\.[jt]sx?$/;
const notRun = /\b(?:describe|it|test)(?:\.\w+)*\.(?:skip|only|todo)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/;
const leftToDo = /\b(?:TODO|FIXME|XXX)\b/;

function lineFaults({ path, text, test }) {
  return text.split('\n').flatMap((line, index) => {
    const at = `${path}:${index + 1}`;
    const faults = [];
    const [, name] = emptyClass.exec(line) ?? [];
    if (name) faults.push(['no-empty-words-in-names', `${at}: ${name}`]);
    if (test && notRun.test(line)) faults.push(['no-skipped-or-focused-tests', `${at}: ${line.trim()}`]);
    if (leftToDo.test(line)) faults.push(['nothing-left-to-do', `${at}: ${line.trim()}`]);
    return faults;
  });
}

function nameFaults({ path }) {
  const faults = [];
  const folder = foldersOf(path).find((name) => forbiddenFolders.includes(name));
  if (folder) faults.push(['no-folders-without-a-subject', `${path}: ${folder}`]);
  if (emptyFile.test(path)) faults.push(['no-empty-words-in-names', path]);
  return faults;
}

/** Measures the tree at `at`; `faults` are pairs of a rule's name and what is wrong. */
export function checkShape(at = root) {
  const files = readFiles(at);
  const shape = measure(files);
  const faults = [
    ...statisticFaults(shape),
    ...sizeFaults(shape, files),
    ...files.flatMap(nameFaults),
    ...files.flatMap(lineFaults),
  ];
  return { shape, faults };
}

function print({ source, median, nineInTen, longest, depth, folders, ratio }) {
  const [fullest, most] = folders[0] ?? ['-', 0];
  console.log(`source files            ${source.length} (median and ratio count from ${filesForStatistics})`);
  console.log(`lines, median           ${median} (aim 20 to 50, at most ${limits.median})`);
  console.log(`lines, nine in ten      ${nineInTen} (at most ${limits.nineInTen})`);
  console.log(`lines, longest          ${longest} (at most ${limits.file})`);
  console.log(`folders below src       ${depth} (at most ${limits.depth})`);
  console.log(`files in a folder       ${most} in ${fullest} (at most ${limits.folder})`);
  console.log(`test lines per line     ${ratio.toFixed(2)} (${limits.leastRatio} to ${limits.mostRatio})`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { shape, faults } = checkShape();
  print(shape);
  for (const [rule, fault] of faults) console.error(`${rule}: ${fault}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
