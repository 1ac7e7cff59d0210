import type { Town } from './town.js';

const validFrom = '2020-01-01';

/** One entry a line: a flow mapping, whose JSON is YAML too. */
const lines = (entries: readonly object[]): string => entries.map((entry) => `  - ${JSON.stringify(entry)}\n`).join('');

/** The city's files as `services/directory` loads them (see README.md). */
export function yamlOf({ units, people, duty, keys }: Town): Readonly<Record<string, string>> {
  return {
    'units.yaml':
      `calendar: { kind: china, zone: Asia/Shanghai }\n` +
      `units:\n${lines(units.map(({ code, name, ...rest }) => ({ code, name, validFrom, ...rest })))}`,
    'people.yaml': `people:\n${lines(people)}duty:\n${lines(duty)}`,
    'keys.yaml': `keys:\n${lines(keys)}`,
  };
}
