import type { Seeded } from '../seeded.js';
import { countyNames, departmentNames, placeNames } from './names.js';

/** The five ranking categories 考核类别. */
export const categories = {
  county: '县（市、区）',
  economic: '综合经济部门',
  social: '社会服务部门',
  township: '乡镇',
  street: '街道',
} as const;
export type Category = keyof typeof categories;

/** A unit as the directory's YAML has it. */
export interface Unit {
  readonly code: string;
  readonly name: string;
  readonly kind: 'city' | 'county' | 'township' | 'department' | 'station' | 'window';
  readonly parent?: string;
  readonly category?: string;
  readonly head?: string;
  readonly leadership?: string;
  readonly coordination?: string;
  readonly handlers: readonly string[];
}

export const cityCode = 'LZ';
const counts = { townships: 28, streets: 25, stations: 124 };
const deputies = 5;

const two = (number: number): string => String(number).padStart(2, '0');

/** Roles of the n-th unit: its own head and handlers, and those of the city's leaders whose field it lies in. */
const rolesOf = (code: string, field: number): Pick<Unit, 'head' | 'leadership' | 'coordination' | 'handlers'> => ({
  head: `${code}-H`,
  leadership: `${cityCode}-M${1 + (field % deputies)}`,
  coordination: `${cityCode}-S${1 + (field % deputies)}`,
  handlers: [`${code}-A`, `${code}-B`],
});

/** Counties, departments with stations and windows, townships and streets of the counties: 97 of them are ranked. */
export function unitsOf(chance: Seeded): readonly Unit[] {
  const places = placeNames(chance, counts.townships + counts.streets + counts.stations);
  const taken = (count: number, from: number): readonly string[] => places.slice(from, from + count);
  return [
    { code: cityCode, name: '澜州市', kind: 'city', head: `${cityCode}-M0`, handlers: [`${cityCode}-S1`] },
    ...countyNames.map((name, index) => county(name, index)),
    ...departmentNames.map(([, name], index) => department(name, index)),
    ...taken(counts.townships, 0).map((place, index) => local('T', 'township', `${place}镇`, index)),
    ...taken(counts.streets, counts.townships).map((place, index) => local('J', 'street', `${place}街道`, index)),
    ...taken(counts.stations, counts.townships + counts.streets).map((place, index) => station(place, index)),
    ...departmentNames.map(([short], index) => serviceWindow(short, index)),
  ];
}

function county(name: string, index: number): Unit {
  const code = `C${two(index + 1)}`;
  return { code, name, kind: 'county', parent: cityCode, category: categories.county, ...rolesOf(code, index) };
}

function department(name: string, index: number): Unit {
  const code = `D${two(index + 1)}`;
  const category = index < 18 ? categories.economic : categories.social;
  return { code, name, kind: 'department', parent: cityCode, category, ...rolesOf(code, index) };
}

/** Townships lie in the first four counties and the last, streets in the districts, evenly. */
function local(letter: string, category: 'township' | 'street', name: string, index: number): Unit {
  const code = `${letter}${two(index + 1)}`;
  const above = category === 'township' ? ['C01', 'C02', 'C03', 'C04', 'C08'] : ['C05', 'C06', 'C07'];
  const parent = above[index % above.length] ?? 'C01';
  return { code, name, kind: 'township', parent, category: categories[category], ...rolesOf(code, index) };
}

function station(place: string, index: number): Unit {
  const code = `Z${String(index + 1).padStart(3, '0')}`;
  const department = index % departmentNames.length;
  const [short = ''] = departmentNames[department] ?? [];
  const { head, leadership, coordination } = rolesOf(code, department);
  const kinds = { kind: 'station', parent: `D${two(department + 1)}` } as const;
  return { code, name: `${short}${place}站所`, ...kinds, head, leadership, coordination, handlers: [`${code}-A`] };
}

function serviceWindow(short: string, index: number): Unit {
  const code = `W${two(index + 1)}`;
  const parent = `D${two(index + 1)}`;
  return { code, name: `政务大厅${short}窗口`, kind: 'window', parent, head: `${parent}-H`, handlers: [`${parent}-B`] };
}
