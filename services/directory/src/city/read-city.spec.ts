import '../http/directory.errors.js';
import { readCity } from './read-city.js';

const nothing = { unit: () => false, person: () => false };

/** The mistakes of one file, as `line: message`. */
const mistakesOf = (...lines: readonly string[]): readonly string[] =>
  readCity([{ name: 'city.yaml', text: lines.join('\n') }], nothing).mistakes.map(
    ({ line, message }) => `${line}: ${message}`,
  );

const city = '  - { code: city, name: City, kind: city, validFrom: 2026-01-01 }';

describe('a mistake in a city', () => {
  it('is none in a sound file', () => {
    expect(mistakesOf('units:', city)).toStrictEqual([]);
  });

  it('of syntax is named by its line', () => {
    expect(mistakesOf('units:', city, '  - [')[0]).toMatch(/^[34]: /);
  });

  it('is named by the line of its field, all at once', () => {
    expect(
      mistakesOf(
        'units:',
        city,
        '  - code: a b',
        '    name: A',
        '    kind: bureau',
        '    validFrom: 2026-02-30',
        '    parent: nowhere',
        '    colour: red',
        '  - { code: b, name: B, kind: station, validFrom: 2026-01-01, head: nobody, handlers: [none] }',
      ),
    ).toStrictEqual([
      '3: units 2: code must be a code: 1 to 64 characters without white space and /',
      '5: units 2: kind must be one of city, county, township, department, station, window',
      '6: units 2: validFrom must be a day such as 2026-01-31',
      '7: units 2: there is no unit nowhere',
      '8: units 2: there is no field colour',
      '9: units 3: there is no person nobody',
      '9: units 3: there is no person none',
    ]);
  });

  it('is a field that is missing', () => {
    expect(mistakesOf('people:', '  - code: p', '    name: P')).toStrictEqual(['2: people 1: unit is missing']);
  });

  it('is a code given twice, naming where it stands first', () => {
    expect(mistakesOf('units:', city, city)).toStrictEqual([
      '3: units 2: code city stands in city.yaml, line 2 already',
    ]);
  });

  it('is a unit below itself, and one older than the unit above', () => {
    const unit = (code: string, parent: string, from: string) =>
      `  - { code: ${code}, name: N, kind: county, validFrom: ${from}, parent: ${parent} }`;
    expect(mistakesOf('units:', unit('a', 'b', '2026-01-01'), unit('b', 'a', '2026-01-01'))).toStrictEqual([
      '2: units 1: the unit lies below itself',
      '3: units 2: the unit lies below itself',
    ]);
    expect(mistakesOf('units:', city, unit('a', 'city', '2025-12-31'))).toStrictEqual([
      '3: units 2: unit city begins later',
    ]);
  });

  it('is a stand-in who is oneself, a role or a user name that cannot be', () => {
    expect(
      mistakesOf(
        'units:',
        city,
        'people:',
        '  - { code: p, name: P, unit: city, standIn: p, roles: [king], username: u }',
        '  - { code: q, name: Q, unit: city, username: u }',
      ),
    ).toStrictEqual([
      '4: there is no role king, only administrator, supervision-office, review-office, inspection-office, leader, unit-head, handler, organisation-department, auditor',
      '4: people 1: nobody stands in for themselves',
      '5: people 2: username u stands in city.yaml, line 4 already',
    ]);
  });

  it('is a calendar that cannot be', () => {
    expect(mistakesOf('calendar:', '  kind: weekdays', '  zone: Asia/Atlantis')).toStrictEqual([
      '3: calendar: unknown-zone Asia/Atlantis',
    ]);
  });

  it('is a key for others without two people, or for types that do not exist', () => {
    expect(
      mistakesOf(
        'units:',
        city,
        'people:',
        '  - { code: p, name: P, unit: city }',
        'keys:',
        '  - id: k',
        '    unit: city',
        '    types: [kaoji.matter.registred.v1]',
        '    rights: [for-others]',
        '    expiresAt: 2028-01-01T00:00:00Z',
        '    proposedBy: p',
        '    confirmedBy: p',
      ),
    ).toStrictEqual([
      '8: keys 1: there is no event type kaoji.matter.registred.v1',
      '9: keys 1: for-others needs two people: proposedBy and confirmedBy',
    ]);
  });
});
