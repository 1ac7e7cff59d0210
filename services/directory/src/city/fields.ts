import { isCode, isDay, isStorableText, isTime } from '@kaoji/contracts';
import type { CityMistake, Placed } from './placed-yaml.js';

/** Reads the fields of one mapping, each by its rule, and notes what is wrong with its line. */
export class Fields {
  private readonly asked = new Set<string>();

  constructor(
    readonly at: Placed,
    /** What it is, as in `units 3`. */
    private readonly name: string,
    private readonly mistakes: CityMistake[],
  ) {
    if (!at.fields) this.note(at, `${name} must be a mapping`);
  }

  text(field: string): string {
    return this.optionalText(field) ?? this.missing(field);
  }

  optionalText(field: string): string | undefined {
    const isText = (value: unknown): value is string =>
      isStorableText(value) && /\S/.test(value) && value.length <= 200;
    return this.optional(field, isText, 'must be a text of at most 200 characters');
  }

  code(field: string): string {
    return this.optionalCode(field) ?? this.missing(field);
  }

  optionalCode(field: string): string | undefined {
    return this.optional(field, isCode, 'must be a code: 1 to 64 characters without white space and /');
  }

  codes(field: string): readonly string[] {
    return this.list(field).flatMap((item) => {
      if (isCode(item.value)) return [item.value];
      this.note(item, `${this.name}: ${field} must hold codes`);
      return [];
    });
  }

  day(field: string): string {
    return this.optional(field, isDay, 'must be a day such as 2026-01-31') ?? this.missing(field);
  }

  time(field: string): string {
    return (
      this.optional(field, isTime, 'must be a time with its offset such as 2027-01-01T00:00:00+08:00') ??
      this.missing(field)
    );
  }

  flag(field: string): boolean {
    const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
    return this.optional(field, isFlag, 'must be true or false') ?? Boolean(this.missing(field));
  }

  oneOf<T extends string>(field: string, codes: readonly T[]): T {
    const isOne = (value: unknown): value is T => (codes as readonly unknown[]).includes(value);
    return this.optional(field, isOne, `must be one of ${codes.join(', ')}`) ?? (this.missing(field) as T);
  }

  /** The items of a list; none when it is left out. */
  list(field: string): readonly Placed[] {
    const found = this.field(field);
    if (!found || found.items) return found?.items ?? [];
    this.note(found, `${this.name}: ${field} must be a list`);
    return [];
  }

  /** The place of a field, of the whole when it is left out. */
  placeOf(field: string): Placed {
    return this.at.fields?.get(field) ?? this.at;
  }

  /** A field that is read elsewhere. */
  expect(field: string): void {
    this.asked.add(field);
  }

  /** Notes fields that nobody asked for: a misspelt one must not vanish. */
  done(): void {
    for (const [field, place] of this.at.fields ?? []) {
      if (!this.asked.has(field)) this.note(place, `${this.name}: there is no field ${field}`);
    }
  }

  note({ file, line }: Placed, message: string): void {
    this.mistakes.push({ file, line, message });
  }

  private field(field: string): Placed | undefined {
    this.asked.add(field);
    const found = this.at.fields?.get(field);
    return found?.value === null ? undefined : found;
  }

  private optional<T>(field: string, is: (value: unknown) => value is T, rule: string): T | undefined {
    const found = this.field(field);
    if (!found) return undefined;
    if (is(found.value)) return found.value;
    this.note(found, `${this.name}: ${field} ${rule}`);
    return undefined;
  }

  /** A field given wrongly is noted already. */
  private missing(field: string): '' {
    const given = this.at.fields?.get(field);
    if (this.at.fields && (!given || given.value === null)) this.note(this.at, `${this.name}: ${field} is missing`);
    return '';
  }
}
