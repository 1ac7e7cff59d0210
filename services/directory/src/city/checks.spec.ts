import '../http/directory.errors.js';
import type { KnownCodes } from './checks.js';
import { readCity, type CityRead } from './read-city.js';

const nothing: KnownCodes = { unit: () => false, person: () => false };
const read = (lines: readonly string[], known = nothing): CityRead =>
  readCity([{ name: 'a.yaml', text: lines.join('\n') }], known);
const mistakesOf = (lines: readonly string[], known = nothing): readonly string[] =>
  read(lines, known).mistakes.map(({ line, message }) => `${line}: ${message}`);

const city = ['units:', '  - { code: city, name: City, kind: city, validFrom: 2026-01-01 }'];
const people = [...city, 'people:', '  - { code: p, name: P, unit: city }', '  - { code: q, name: Q, unit: city }'];
const key = (changes: string) => `  - { id: k, unit: city, expiresAt: 2028-01-01T00:00:00Z, ${changes} }`;

describe('the entries of a city', () => {
  const sound = read(
    [
      'calendar:',
      '  kind: weekdays',
      '  zone: America/New_York',
      '  officeHours: [{ from: "08:00", to: "16:00" }]',
      '  overrides: [{ date: 2026-11-06, working: false }]',
      'units:',
      '  - { code: city, name: City, kind: city, validFrom: 2026-01-01 }',
      '  - { code: health, name: Health, kind: department, parent: city, category: A, validFrom: 2026-02-01,',
      '      head: p, leadership: p, coordination: p, handlers: [p] }',
      'people:',
      '  - { code: p, name: P, unit: health, roles: [handler, leader], email: p@example.org, username: pp }',
      'duty:',
      '  - { date: 2026-10-10, person: p }',
      'keys:',
      key("types: ['*'], rights: [for-others], proposedBy: p, confirmedBy: boss"),
    ],
    { unit: () => false, person: (code) => code === 'boss' },
  );

  it('are without mistake in a sound file', () => {
    expect(sound.mistakes).toStrictEqual([]);
  });

  it('are a calendar with its hours and days', () => {
    expect(sound.city.calendars.map(({ is }) => is)).toStrictEqual([
      {
        kind: 'weekdays',
        zone: 'America/New_York',
        officeHours: [{ from: '08:00', to: '16:00' }],
        overrides: [{ date: '2026-11-06', working: false }],
      },
    ]);
  });

  it('are units, which do not end, with the four roles of responsibility [M2]', () => {
    expect(sound.city.units.map(({ is }) => is)).toStrictEqual([
      {
        code: 'city',
        name: 'City',
        parent: null,
        kind: 'city',
        category: null,
        validFrom: '2026-01-01',
        validTo: null,
        successors: [],
        roles: { handlers: [] },
      },
      {
        code: 'health',
        name: 'Health',
        parent: 'city',
        kind: 'department',
        category: 'A',
        validFrom: '2026-02-01',
        validTo: null,
        successors: [],
        roles: { head: 'p', leadership: 'p', coordination: 'p', handlers: ['p'] },
      },
    ]);
  });

  it('are people in office, duty and keys', () => {
    const { people: given, duty, keys } = sound.city;
    expect(given.map(({ is }) => is)).toStrictEqual([
      {
        code: 'p',
        name: 'P',
        unit: 'health',
        roles: ['handler', 'leader'],
        email: 'p@example.org',
        standIn: null,
        active: true,
        username: 'pp',
      },
    ]);
    expect(duty.map(({ is }) => is)).toStrictEqual([{ date: '2026-10-10', person: 'p' }]);
    expect(keys.map(({ is }) => is)).toStrictEqual([
      {
        id: 'k',
        unit: 'city',
        types: ['*'],
        rights: ['for-others'],
        expiresAt: '2028-01-01T00:00:00Z',
        proposedBy: 'p',
        confirmedBy: 'boss',
      },
    ]);
  });

  it('may be spread over files in any order', () => {
    const files = [
      { name: 'people.yaml', text: 'people:\n  - { code: p, name: P, unit: city }' },
      { name: 'empty.yaml', text: '' },
      { name: 'units.yaml', text: city.join('\n') },
    ];
    const { city: is, mistakes } = readCity(files, nothing);
    expect([is.units.length, is.people.length, mistakes]).toStrictEqual([1, 1, []]);
  });

  it('may name what the directory has already', () => {
    const unit = '  - { code: a, name: A, kind: county, validFrom: 2026-01-01, parent: old, head: boss }';
    const known = { unit: (code: string) => code === 'old', person: (code: string) => code === 'boss' };
    expect(mistakesOf(['units:', unit], known)).toStrictEqual([]);
    expect(mistakesOf(['units:', unit])).toStrictEqual([
      '2: units 1: there is no unit old',
      '2: units 1: there is no person boss',
    ]);
  });
});

describe('mistakes in a city', () => {
  it('stand in the order of the files and their lines, all of them', () => {
    const files = [
      { name: 'b.yaml', text: 'people:\n  - { code: p, name: P, unit: none }\nmore: 1' },
      { name: 'a.yaml', text: 'units:\n  - { code: p, name: P, kind: x, validFrom: 2026-01-01 }' },
    ];
    const { mistakes } = readCity(files, nothing);
    expect(mistakes).toStrictEqual([
      { file: 'b.yaml', line: 2, message: 'people 1: there is no unit none' },
      { file: 'b.yaml', line: 3, message: 'the file: there is no field more' },
      {
        file: 'a.yaml',
        line: 2,
        message: 'units 1: kind must be one of city, county, township, department, station, window',
      },
    ]);
  });

  it.each([
    ['units', '  - { code: city, name: C, kind: city, validFrom: 2026-01-01 }', 'units 1: code city'],
    ['people', '  - { code: p, name: P, unit: city }', 'people 1: code p'],
    ['duty', '  - { date: 2026-10-10, person: p }', 'duty 1: date 2026-10-10'],
    ['keys', key("types: ['*']"), 'keys 1: id k'],
  ])('are codes given twice, across files too: %s', (section, entry, what) => {
    const known = { unit: () => true, person: () => true };
    const files = ['a.yaml', 'b.yaml'].map((name) => ({ name, text: `${section}:\n${entry}` }));
    expect(readCity(files, known).mistakes).toStrictEqual([
      { file: 'b.yaml', line: 2, message: `${what} stands in a.yaml, line 2 already` },
    ]);
  });

  it('are a second calendar, and one that no calendar can be', () => {
    const calendar = 'calendar: { kind: weekdays, zone: Asia/Shanghai }';
    const files = ['a.yaml', 'b.yaml'].map((name) => ({ name, text: calendar }));
    expect(readCity(files, nothing).mistakes).toStrictEqual([
      { file: 'b.yaml', line: 1, message: 'calendar: a city has one calendar' },
    ]);
    const lunar = ['calendar:', '  kind: lunar', '  zone: Asia/Shanghai', '  overrides:', '    - { date: x }'];
    expect(mistakesOf(lunar).slice(0, 3)).toStrictEqual([
      '2: calendar: kind must be one of china, weekdays',
      '5: calendar overrides: date must be a day such as 2026-01-31',
      '5: calendar overrides: working is missing',
    ]);
  });

  it('are roles of people that do not exist [M2]', () => {
    const unit = ['  - code: a', '    name: A', '    kind: county', '    parent: city', '    validFrom: 2026-01-01'];
    const roles = ['    head: h', '    leadership: l', '    coordination: c', '    handlers: [p, x]'];
    expect(mistakesOf([...city, ...unit, ...roles])).toStrictEqual([
      '8: units 2: there is no person h',
      '9: units 2: there is no person l',
      '10: units 2: there is no person c',
      '11: units 2: there is no person p',
      '11: units 2: there is no person x',
    ]);
  });

  it('are circles of any length, at each of their units and at none beside', () => {
    const unit = (code: string, parent: string) =>
      `  - { code: ${code}, name: N, kind: county, validFrom: 2026-01-01, parent: ${parent} }`;
    expect(
      mistakesOf(['units:', unit('a', 'a'), unit('b', 'c'), unit('c', 'd'), unit('d', 'b'), unit('e', 'b')]),
    ).toStrictEqual([2, 3, 4, 5].map((line) => `${line}: units ${line - 1}: the unit lies below itself`));
  });

  it('are people of no unit, with a stand-in who is nobody [M5], and duty of nobody [M5]', () => {
    expect(
      mistakesOf([
        ...city,
        'people:',
        '  - { code: p, name: P, unit: x, standIn: y }',
        'duty:',
        '  - { date: 2026-10-10, person: z }',
      ]),
    ).toStrictEqual([
      '4: people 1: there is no unit x',
      '4: people 1: there is no person y',
      '6: duty 1: there is no person z',
    ]);
  });

  it.each([
    ["types: ['*']", []],
    ["types: ['*'], rights: [backfill]", []],
    ["types: ['*'], rights: [for-others], proposedBy: p, confirmedBy: q", []],
    ["types: ['*'], rights: [for-others]", ['two']],
    ["types: ['*'], rights: [for-others], proposedBy: p", ['two']],
    ["types: ['*'], rights: [for-others], proposedBy: p, confirmedBy: p", ['two']],
    ["types: ['*'], rights: [for-others], proposedBy: p, confirmedBy: z", ['there is no person z']],
    ["types: ['*'], rights: [king]", ['there is no right king']],
    ['types: []', ['types are missing']],
    ['rights: []', ['types are missing']],
    ['types: [kaoji.x.y.v1]', ['there is no event type kaoji.x.y.v1']],
  ])('are keys that cannot be: %s', (fields, expected) => {
    const two = 'for-others needs two people: proposedBy and confirmedBy';
    expect(mistakesOf([...people, 'keys:', key(fields)])).toStrictEqual(
      expected.map((message) => `7: keys 1: ${message === 'two' ? two : message}`),
    );
  });

  it('are keys of no unit, without a time of expiry', () => {
    expect(mistakesOf(['keys:', "  - { id: k, unit: none, types: ['*'] }"])).toStrictEqual([
      '2: keys 1: expiresAt is missing',
      '2: keys 1: there is no unit none',
    ]);
  });

  it.each([
    ['a list', ['- 1'], '1: the file must be a mapping'],
    ['a section that is no list', ['units: 1'], '1: the file: units must be a list'],
    ['an entry that is no mapping', ['units:', '  - 1'], '2: units 1 must be a mapping'],
    ['a calendar that is no mapping', ['calendar: china'], '1: calendar must be a mapping'],
  ])('are told once for what has another shape: %s', (_, lines, first) => {
    expect(mistakesOf(lines)[0]).toBe(first);
  });
});
