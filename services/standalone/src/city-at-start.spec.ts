import { Secrets } from '@kaoji/persistence';
import { loadCityAtStart, MistakenCity } from './city-at-start.js';
import { BadConfiguration } from './standalone.env.js';

describe('the files of a city with mistakes', () => {
  it('are told with file and line of each, one a line', () => {
    const mistaken = new MistakenCity([
      { file: 'units.yaml', line: 3, message: 'there is no unit "D99"' },
      { file: 'people.yaml', line: 12, message: 'the code "p-1" stands twice' },
    ]);
    expect(mistaken.message).toBe(
      'The configuration is not usable:\n' +
        '  - units.yaml:3: there is no unit "D99"\n  - people.yaml:12: the code "p-1" stands twice',
    );
    expect(mistaken).toBeInstanceOf(BadConfiguration);
  });

  it('that are not there, or are folders, keep the process from starting, and each is told', async () => {
    const named = `/nowhere/units.yaml,${__dirname}`;
    const loading = loadCityAtStart({} as never, named, new Secrets(undefined, {}));
    await expect(loading).rejects.toStrictEqual(
      new BadConfiguration([
        'KAOJI_CITY: units.yaml is no file that can be read.',
        'KAOJI_CITY: src is no file that can be read.',
      ]),
    );
  });

  it('need not be named: then nothing is loaded', async () => {
    await expect(loadCityAtStart({} as never, undefined, new Secrets(undefined, {}))).resolves.toBeUndefined();
  });
});
