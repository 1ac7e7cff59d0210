import { Refused } from '../problem/refused.js';

/** How deep JSON may be nested. */
export const deepest = 20;

/** Index of the quote that ends the string which begins at `start`. The text is valid JSON. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === 92) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
}

function memberName(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end);
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
}

function opened(names: (Set<string> | undefined)[], of: Set<string> | undefined): void {
  names.push(of);
  if (names.length > deepest) throw new Refused('too-deep', { params: { limit: deepest } });
}

/** JSON.parse keeps the last of two members and lets `__proto__` pass: two readers could see two things. */
function named(names: Set<string>, name: string): void {
  if (names.has(name)) throw new Refused('duplicate-member', { params: { name: name.slice(0, 100) } });
  if (name === '__proto__') throw new Refused('invalid-json');
  names.add(name);
}

/** Throws for members that stand twice in an object and for nesting deeper than 20. The text is valid JSON. */
function checkStructure(text: string): void {
  const names: (Set<string> | undefined)[] = [];
  let nameNext = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 34) {
      const end = endOfString(text, at);
      const members = names.at(-1);
      if (nameNext && members) named(members, memberName(text, at, end));
      nameNext = false;
      at = end;
    } else if (char === 123) {
      opened(names, new Set());
      nameNext = true;
    } else if (char === 91) opened(names, undefined);
    else if (char === 125 || char === 93) {
      names.pop();
      nameNext = false;
    } else if (char === 44) nameNext = names.at(-1) !== undefined;
  }
}

/** JSON.parse reads `1e999` as Infinity, which nothing can write down again. */
function holdsInfinity(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsInfinity);
}

/** Postgres stores neither U+0000 nor half a surrogate pair, and canonical JSON has no form for the latter. */
function holdsBadText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed();
  if (Array.isArray(value)) return value.some(holdsBadText);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, member]) => holdsBadText(name) || holdsBadText(member));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('invalid-json');
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('invalid-json');
  }
}

/**
 * The value of a JSON body. @throws Refused `invalid-json` (not UTF-8, not JSON, a member `__proto__`, `1e999`),
 * `duplicate-member`, `too-deep` (more than 20 levels), `invalid-text` (U+0000, half a surrogate pair).
 */
export function jsonOf(bytes: Uint8Array): unknown {
  const text = decoded(bytes);
  const value = parsed(text);
  checkStructure(text);
  if (/\d[eE]\+?\d{3}|\d{300}/.test(text) && holdsInfinity(value)) throw new Refused('invalid-json');
  // Only an escape can bring such a character into valid UTF-8 that is valid JSON.
  if (/\\u(0000|[dD][89a-fA-F])/.test(text) && holdsBadText(value)) throw new Refused('invalid-text');
  return value;
}
