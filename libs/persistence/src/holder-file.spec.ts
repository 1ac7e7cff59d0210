import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readHolder, removeHolder, writeHolder } from './holder-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaoji-holder-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the file that says who serves from a folder', () => {
  it('is read as it was written, whole, with nothing left beside it', async () => {
    await writeHolder(folder, { pid: 4711, port: 8080 });
    expect(await readHolder(folder)).toStrictEqual({ pid: 4711, port: 8080 });
    expect(await readdir(folder)).toStrictEqual(['kaoji.json']);
    expect(await readFile(join(folder, 'kaoji.json'), 'utf8')).toBe('{"pid":4711,"port":8080}\n');
  });

  it('is that of the last who wrote it', async () => {
    await writeHolder(folder, { pid: 1, port: 8080 });
    await writeHolder(folder, { pid: 2, port: 8081 });
    expect(await readHolder(folder)).toStrictEqual({ pid: 2, port: 8081 });
  });

  it('is none before it is written and after it was removed, however often', async () => {
    expect(await readHolder(folder)).toBeUndefined();
    await writeHolder(folder, { pid: 1, port: 8080 });
    await removeHolder(folder);
    await removeHolder(folder);
    expect(await readHolder(folder)).toBeUndefined();
  });

  it.each([
    '',
    '{}',
    '{"pid":1}',
    '{"port":8080,"pid":1}',
    '{"pid":"1","port":8080}',
    '{"pid":-1,"port":1}',
    'null',
    '{"pid":1,"port":8080} x',
  ])('that is not ours to understand is none: %j', async (text) => {
    await writeFile(join(folder, 'kaoji.json'), text);
    expect(await readHolder(folder)).toBeUndefined();
  });
});
