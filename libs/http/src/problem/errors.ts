import type { ErrorEntry } from './error-entry.js';
import { httpErrors } from './http-errors.js';

const catalogue = new Map<string, ErrorEntry>();

const placeholders = (sentence: string): string =>
  [...sentence.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name ?? '')
    .sort((a, b) => (a < b ? -1 : 1))
    .join(' ');

/** Throws for what would give a caller a broken answer later: a mistake is found at start. */
function check(code: string, entry: ErrorEntry): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code)) throw new RangeError(`${code} is no kebab-case code`);
  if (!Number.isInteger(entry.status) || entry.status < 400 || entry.status > 599) {
    throw new RangeError(`${code}: ${entry.status} is no status of a refusal`);
  }
  if (placeholders(entry.zh) !== placeholders(entry.en))
    throw new RangeError(`${code}: zh and en ask for other params`);
  const known = catalogue.get(code);
  if (known && (known.status !== entry.status || known.zh !== entry.zh || known.en !== entry.en)) {
    throw new RangeError(`${code} stands in the catalogue with another meaning`);
  }
}

/**
 * Adds the refusals of a service to the catalogue; called once, beside the rules, when the file is loaded. Gives the
 * entries back, so that `keyof typeof` names the codes.
 * @throws RangeError for a code that is not kebab-case, that has another meaning already, whose sentences differ in
 * their params, or whose status is not 400 to 599.
 */
export function registerErrors<const E extends Readonly<Record<string, ErrorEntry>>>(entries: E): E {
  for (const [code, entry] of Object.entries(entries)) {
    check(code, entry);
    catalogue.set(code, entry);
  }
  return entries;
}

registerErrors(httpErrors);

/** The entry of a code; a code that nobody registered is a plain refusal, 409. */
export const errorOf = (code: string): ErrorEntry => catalogue.get(code) ?? httpErrors.refused;

/** Those of the codes that stand in no catalogue: a service's spec expects none for all that its rules can answer. */
export const unregisteredErrors = (codes: readonly string[]): readonly string[] =>
  codes.filter((code) => !catalogue.has(code));

/** The text of docs/errors.md: all registered refusals in the order of their codes. */
export function errorsMarkdown(): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const rows = [...catalogue]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status, zh, en }]) => `| \`${code}\` | ${status} | ${cell(zh)} | ${cell(en)} |`);
  return [
    '# Errors',
    '',
    'Generated from the code. Problem details (RFC 9457); `type` is `https://kaoji.dev/errors/<code>`.',
    '',
    '| code | status | zh-CN | en |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
