import { rule, together, type JsonSchema } from './rule.js';

/** Longest texts in characters (code points): names, titles, reasons, and whatever is told at length. */
export const textLengths = { name: 200, title: 200, reason: 2_000, content: 20_000 } as const;

/** Codes, numbers of things and subjects: 1 to 64 characters; no white space, control or format character, no '/'. */
const codePattern = /^[^\s/\p{Cc}\p{Cf}\p{Cs}]{1,64}$/u;
const codeSchema: JsonSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 64,
  pattern: '^[^\\s/\\p{Cc}\\p{Cf}]{1,64}$',
};
const phonePattern = /^[^\p{Cc}\p{Cf}\p{Cs}]{3,40}$/u;
const mediaTypePattern = /^[a-z0-9][a-z0-9.+-]{0,63}\/[a-z0-9][a-z0-9.+-]{0,126}$/;
const sha256Pattern = /^[0-9a-f]{64}$/;

const isString = (value: unknown): boolean => typeof value === 'string';

/** At most twice as many UTF-16 units as characters; only texts in between are counted character by character. */
function isAtMost(text: string, characters: number): boolean {
  if (text.length <= characters) return true;
  return text.length <= 2 * characters && Array.from(text).length <= characters;
}

/** Whether Postgres and canonical JSON can carry a text: no U+0000, no lone surrogate (messaging.md, One executor). */
export const isStorableText = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\0') && value.isWellFormed();

/** Whether a value can be a code or a CloudEvents subject (and so the end of a stream's name). */
export const isCode = (value: unknown): value is string => typeof value === 'string' && codePattern.test(value);

const isFilled = (value: unknown): boolean => typeof value === 'string' && /\S/.test(value);

const textRules = (max: number, each: boolean): PropertyDecorator =>
  together(
    rule('string', isString, { schema: { type: 'string' } }, each),
    rule('filled', isFilled, { schema: { minLength: 1, pattern: '\\S' } }, each),
    rule('length', (value) => isAtMost(String(value), max), { schema: { maxLength: max } }, each),
    rule('characters', isStorableText, {}, each),
  );

/** Text of at least one visible character and at most `max` characters. */
export const IsText = (max: number): PropertyDecorator => textRules(max, false);

/** A list of 1 to `most` such texts. */
export const IsTextList = (max: number, most = 100): PropertyDecorator =>
  together(isListOf(1, most), textRules(max, true));

/** A code, see `isCode`. */
export const IsCode = (): PropertyDecorator => rule('code', isCode, { schema: codeSchema });

/** A list of 1 to `most` codes, none twice. */
export const IsCodeList = (most = 50): PropertyDecorator =>
  together(
    isListOf(1, most),
    rule('code', isCode, { schema: codeSchema }, true),
    rule('distinct', (value) => Array.isArray(value) && new Set(value).size === value.length, {
      schema: { uniqueItems: true },
    }),
  );

/** Any text that can be stored, an empty one too: what our own services write. */
export const IsString = (): PropertyDecorator => rule('string', isStorableText, { schema: { type: 'string' } });

/** A list of such texts. */
export const IsStringList = (): PropertyDecorator =>
  together(isListOf(0, mostItems), rule('string', isStorableText, { schema: { type: 'string' } }, true));

/** Longest list of what our own services write. */
export const mostItems = 100_000;

/** A list of `least` to `most` items. */
export const isListOf = (least: number, most: number): PropertyDecorator =>
  rule('list', (value) => Array.isArray(value) && value.length >= least && value.length <= most, {
    schema: { type: 'array', minItems: least, maxItems: most },
  });

const matching = (name: string, pattern: RegExp): PropertyDecorator =>
  rule(name, (value) => typeof value === 'string' && pattern.test(value), {
    schema: { type: 'string', pattern: pattern.source },
  });

/** A telephone number as people write it: 3 to 40 characters. */
export const IsPhone = (): PropertyDecorator => matching('phone', phonePattern);

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const IsSha256 = (): PropertyDecorator => matching('sha-256', sha256Pattern);

/** A media type without parameters, in lower case: `application/pdf`. */
export const IsMediaType = (): PropertyDecorator => matching('media-type', mediaTypePattern);

/** The code by which a petitioner follows his matter: a code of at least 6 characters, since shorter ones are guessed. */
export const IsQueryCode = (): PropertyDecorator =>
  together(
    IsCode(),
    rule('length', (value) => String(value).length >= 6, { schema: { minLength: 6 } }),
  );

/** An absolute address of http or https without user and password, at most 2,000 characters. */
export const IsHref = (): PropertyDecorator =>
  rule(
    'href',
    (value) => {
      if (!isStorableText(value) || value.length > 2_000 || !/^https?:\/\/\S+$/.test(value)) return false;
      if (!URL.canParse(value)) return false;
      const { username, password } = new URL(value);
      return username === '' && password === '';
    },
    { schema: { type: 'string', format: 'uri', maxLength: 2_000 } },
  );
