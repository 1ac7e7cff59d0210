import { unregisteredErrors } from '@kaoji/http';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directoryErrors } from './directory.errors.js';

const source = join(__dirname, '..');

/** Every code that stands in a `reject('...')` of this service. */
const codes = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.includes('spec'))
  .flatMap((path) => [...readFileSync(join(source, path), 'utf8').matchAll(/reject\('([a-z-]+)'/g)])
  .map(([, code]) => code ?? '');

describe('the refusals of directory', () => {
  it('all stand in the catalogue of errors', () => {
    expect(codes.length).toBeGreaterThan(30);
    expect(unregisteredErrors(codes)).toStrictEqual([]);
  });

  it('are all answered by some rule', () => {
    const elsewhere = ['units-in-a-circle', 'clock-not-moved-back'];
    const unused = Object.keys(directoryErrors).filter((code) => !codes.includes(code) && !elsewhere.includes(code));
    expect(unused).toStrictEqual([]);
  });
});
