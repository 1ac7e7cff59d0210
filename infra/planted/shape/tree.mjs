/** A text of so many lines. */
export const text = (lines) => 'export {};\n'.repeat(lines);

/** A tree of `count` source files of `lines` lines, each with a spec of `testLines` lines, `perFolder` in a folder. */
export function tree({ count, lines, testLines, perFolder = 10, folder = 'libs/planted' }) {
  const files = {};
  for (let index = 0; index < count; index += 1) {
    const path = `${folder}/src/part-${Math.floor(index / perFolder)}/file-${index}`;
    files[`${path}.ts`] = text(lines);
    files[`${path}.spec.ts`] = text(testLines);
  }
  return files;
}
