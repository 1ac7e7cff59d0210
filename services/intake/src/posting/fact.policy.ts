import type { PostedDeclaration } from '@kaoji/contracts';

/** A posted event's data, validated, at the time of the fact. */
export interface Fact {
  readonly type: string;
  readonly declaration: Pick<PostedDeclaration, 'who' | 'concerned' | 'units'>;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: string;
}

interface KnownPeople {
  person(code: string): { readonly unit: string } | undefined;
}

/** The texts at a path such as `coUnits.*.unitCode`, `*` for each item of a list. */
export function textsAt(value: unknown, path: readonly string[]): readonly string[] {
  const [name, ...rest] = path;
  if (name === undefined) return typeof value === 'string' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (name === '*') return Array.isArray(value) ? value.flatMap((item) => textsAt(item, rest)) : [];
  return Object.hasOwn(value, name) ? textsAt((value as Record<string, unknown>)[name], rest) : [];
}

const at = ({ data }: Fact, path: string): readonly string[] => textsAt(data, path.split('.'));

/** Every unit that the data names. */
export const namedUnits = (fact: Fact): readonly string[] => fact.declaration.units.flatMap((path) => at(fact, path));

/** Every person whose unit the fact is about. */
export const namedPeople = (fact: Fact): readonly string[] =>
  fact.declaration.concerned.filter((field) => field === 'personCode').flatMap((field) => at(fact, field));

/** The units that the fact is about; `personCode` stands for the person's unit. */
export function concernedUnits(fact: Fact, people: KnownPeople): readonly string[] {
  const direct = fact.declaration.concerned
    .filter((field) => field !== 'personCode')
    .flatMap((field) => at(fact, field));
  return [...direct, ...namedPeople(fact).flatMap((code) => people.person(code)?.unit ?? [])];
}
