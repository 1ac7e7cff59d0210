import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many units of one category post and are ranked. */
export const unitCount = 20;

export const unitCode = (index: number): string => `U${String(index % unitCount).padStart(2, '0')}`;

const units = Array.from(
  { length: unitCount },
  (_, index) =>
    `  - { code: ${unitCode(index)}, name: Unit ${index}, kind: department, parent: CITY, category: departments, validFrom: 2020-01-01 }`,
).join('\n');

const city = `calendar:
  kind: weekdays
  zone: Asia/Shanghai
units:
  - { code: CITY, name: City, kind: city, validFrom: 2020-01-01 }
${units}
people:
  - { code: office, name: Office, unit: CITY, roles: [supervision-office], username: office }
  - { code: clerk, name: Clerk, unit: CITY, roles: [administrator], username: clerk }
  - { code: leader, name: Leader, unit: CITY, roles: [leader], username: leader }
keys:
  - { id: bench, unit: CITY, types: ['*'], rights: [], expiresAt: 2036-01-01T00:00:00Z }
`;

/** Writes a city of 20 units that one key posts for; the file's path. */
export function writeBenchCity(folder: string): string {
  const file = join(folder, 'bench-city.yaml');
  writeFileSync(file, city);
  return file;
}
