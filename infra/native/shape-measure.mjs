import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeFolders, filesBelow } from './workspaces.mjs';

const isCode = (path) => /\.(ts|tsx|mts|js|mjs|cjs)$/.test(path) && !path.endsWith('.d.ts');
const isTest = (path) => /\.(int-|e2e-)?spec\.tsx?$/.test(path) || /\/(test|spec-fixtures|reference)\//.test(path);
const isMade = (path) => /\/(migrations|generated)\/|\.generated\.[a-z]+$/.test(path);
export const foldersOf = (path) => path.split('/').slice(0, -1);

/** Every file of code at `at`: `{ path, text, lines, test }`. */
export function readFiles(at) {
  return filesBelow(codeFolders, at)
    .filter(isCode)
    .map((path) => {
      const text = readFileSync(join(at, path), 'utf8');
      return { path, text, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0), test: isTest(path) };
    });
}

const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;

export function depthBelowSrc(path) {
  const folders = foldersOf(path);
  const src = folders.indexOf('src');
  return src < 0 ? 0 : folders.length - src - 1;
}

function countPerFolder(files) {
  const counts = new Map();
  for (const { path } of files) {
    const folder = foldersOf(path).join('/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

const linesOf = (files) => files.reduce((sum, { lines }) => sum + lines, 0);

/** Sizes of the source files (without specs and what is generated), and test lines per source line. */
export function measure(files) {
  const source = files.filter(({ path, test }) => !test && !isMade(path));
  const lengths = source.map(({ lines }) => lines).sort((a, b) => a - b);
  return {
    source,
    median: quantile(lengths, 0.5),
    nineInTen: quantile(lengths, 0.9),
    longest: lengths.at(-1) ?? 0,
    depth: Math.max(0, ...files.map(({ path }) => depthBelowSrc(path))),
    folders: countPerFolder(source),
    ratio: linesOf(files.filter(({ test }) => test)) / Math.max(1, linesOf(source)),
  };
}
