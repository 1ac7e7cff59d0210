import { IsHref, IsMediaType, IsPhone, IsQueryCode, IsSha256, validatePayload, type PayloadClass } from '../index.js';

/** The rules that a value breaks in a field with this decorator alone. */
function broken(decorator: PropertyDecorator, value: unknown): string[] {
  class Probe {
    declare at: unknown;
  }
  decorator(Probe.prototype, 'at');
  const verdict = validatePayload(Probe as PayloadClass, { at: value });
  return verdict.ok ? [] : verdict.faults.map(({ field, rule }) => `${field} ${rule}`);
}

describe('a telephone number', () => {
  it.each([
    ['three digits', '110', []],
    ['with spaces and signs', '+86 (10) 1234-5678 ext. 9', []],
    ['its longest', '0'.repeat(40), []],
    ['in wide digits', '０１０', []],
    ['two digits', '10', ['at phone']],
    ['one longer', '0'.repeat(41), ['at phone']],
    ['nothing', '', ['at phone']],
    ['a line end', '110\n', ['at phone']],
    ['U+0000', '110\0', ['at phone']],
    ['a character of no width', '110\u200b', ['at phone']],
    ['half a character', '110\uD842', ['at phone']],
    ['a number', 110, ['at phone']],
    ['null', null, ['at required']],
  ])('%s', (_, value, expected) => {
    expect(broken(IsPhone(), value)).toStrictEqual(expected);
  });
});

describe('a query code', () => {
  it.each([
    ['six characters', 'ABCDEF', []],
    ['as we make them', 'K7WQ2M4XTA', []],
    ['its longest', 'A'.repeat(64), []],
    ['five characters', 'ABCDE', ['at length']],
    ['one longer', 'A'.repeat(65), ['at code']],
    ['a space', 'ABC DEF', ['at code']],
    ['a slash', 'ABC/DEF', ['at code']],
    ['a number', 123456, ['at code']],
  ])('%s', (_, value, expected) => {
    expect(broken(IsQueryCode(), value)).toStrictEqual(expected);
  });
});

describe('a SHA-256', () => {
  it.each([
    ['64 hexadecimal digits', '0123456789abcdef'.repeat(4), []],
    ['63', 'a'.repeat(63), ['at sha-256']],
    ['65', 'a'.repeat(65), ['at sha-256']],
    ['upper case', 'A'.repeat(64), ['at sha-256']],
    ['another letter', `${'a'.repeat(63)}g`, ['at sha-256']],
    ['a line end', `${'a'.repeat(64)}\n`, ['at sha-256']],
    ['its algorithm before it', `sha256:${'a'.repeat(64)}`, ['at sha-256']],
    ['nothing', '', ['at sha-256']],
    ['a number', 1, ['at sha-256']],
  ])('%s', (_, value, expected) => {
    expect(broken(IsSha256(), value)).toStrictEqual(expected);
  });
});

describe('a media type', () => {
  it.each([
    ['a known one', 'application/pdf', []],
    ['with signs', 'application/vnd.ms-excel.sheet+xml', []],
    ['its longest', `${'a'.repeat(64)}/${'b'.repeat(127)}`, []],
    ['a type one longer', `${'a'.repeat(65)}/b`, ['at media-type']],
    ['a subtype one longer', `a/${'b'.repeat(128)}`, ['at media-type']],
    ['upper case', 'Text/html', ['at media-type']],
    ['parameters', 'text/html; charset=utf-8', ['at media-type']],
    ['no subtype', 'text', ['at media-type']],
    ['an empty subtype', 'text/', ['at media-type']],
    ['an empty type', '/html', ['at media-type']],
    ['two slashes', 'a/b/c', ['at media-type']],
    ['any', '*/*', ['at media-type']],
    ['a sign first', '.a/b', ['at media-type']],
    ['a line end', 'text/html\n', ['at media-type']],
    ['a list', ['text/html'], ['at media-type']],
  ])('%s', (_, value, expected) => {
    expect(broken(IsMediaType(), value)).toStrictEqual(expected);
  });
});

describe('an address', () => {
  const start = 'https://gov.example/';

  it.each([
    ['of https', 'https://gov.example/a?b=c#d', []],
    ['of http', 'http://gov.example', []],
    ['with a port', 'https://gov.example:8443/a', []],
    ['in Chinese', 'https://gov.example/文件', []],
    ['its longest', start + 'a'.repeat(2_000 - start.length), []],
    ['one longer', start + 'a'.repeat(2_001 - start.length), ['at href']],
    ['of a script', 'javascript:alert(1)', ['at href']],
    ['of data', 'data:text/html,x', ['at href']],
    ['of a file', 'file:///etc/passwd', ['at href']],
    ['of ftp', 'ftp://gov.example/a', ['at href']],
    ['in upper case', 'HTTPS://gov.example/', ['at href']],
    ['with a user', 'https://user@gov.example/', ['at href']],
    ['with a user and password', 'https://user:word@gov.example/', ['at href']],
    ['with a password alone', 'https://:word@gov.example/', ['at href']],
    ['without a host', 'https://', ['at href']],
    ['of an impossible host', 'https://[::1/', ['at href']],
    ['of an impossible port', 'https://gov.example:99999/', ['at href']],
    ['without a scheme', '//gov.example/', ['at href']],
    ['that is relative', '/papers/1', ['at href']],
    ['with a space', 'https://gov.example/a b', ['at href']],
    ['with a line end', 'https://gov.example/\n', ['at href']],
    ['with U+0000', 'https://gov.example/\0', ['at href']],
    ['with half a character', 'https://gov.example/\uD842', ['at href']],
    ['that is nothing', '', ['at href']],
    ['that is a list', [start], ['at href']],
  ])('%s', (_, value, expected) => {
    expect(broken(IsHref(), value)).toStrictEqual(expected);
  });
});
