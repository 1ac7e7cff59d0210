import { Secrets } from '@kaoji/persistence';
import { loadCityAtStart, MistakenCity } from './city-at-start.js';

describe('the files of a city with mistakes', () => {
  it('are told with file and line of each, one a line', () => {
    const mistaken = new MistakenCity([
      { file: 'units.yaml', line: 3, message: 'there is no unit "D99"' },
      { file: 'people.yaml', line: 12, message: 'the code "p-1" stands twice' },
    ]);
    expect(mistaken.message).toBe('units.yaml:3: there is no unit "D99"\npeople.yaml:12: the code "p-1" stands twice');
    expect(mistaken instanceof Error).toBe(true);
  });

  it('that are not there keep the process from starting', async () => {
    const loading = loadCityAtStart({} as never, '/nowhere/units.yaml', new Secrets(undefined, {}));
    await expect(loading).rejects.toThrow('ENOENT');
  });

  it('need not be named: then nothing is loaded', async () => {
    await expect(loadCityAtStart({} as never, undefined, new Secrets(undefined, {}))).resolves.toBeUndefined();
  });
});
