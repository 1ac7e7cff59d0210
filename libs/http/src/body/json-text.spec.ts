import { Refused } from '../problem/refused.js';
import { jsonOf } from './json-text.js';

const refusalOf = (bytes: string | Uint8Array): string | undefined => {
  try {
    jsonOf(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
    return undefined;
  } catch (error) {
    return error instanceof Refused ? error.rejection.code : 'not a refusal';
  }
};
const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('JSON bodies', () => {
  it.each([
    '{"a":{"a":1},"b":[{"a":1},{"a":2}],"c":"a"}',
    '[["a","a"],"a",{"a":"a\\\\","b\\"":1}]',
    '{"a":"{\\"b\\":1,\\"b\\":2}"}',
    '{ "a" : [ ] , "b" : { } }',
    '{"text":"\\\\u0000"}',
    '"\\ud83d\\ude00"',
    'null',
    '[-0.5e3,1e308,"1e999"]',
  ])('%s is read as it stands', (text) => {
    expect(jsonOf(Buffer.from(text))).toStrictEqual(JSON.parse(text));
  });

  it.each([
    ['', 'invalid-json'],
    ['{', 'invalid-json'],
    ["{'a':1}", 'invalid-json'],
    ['NaN', 'invalid-json'],
    ['{"a":1}x', 'invalid-json'],
    ['[{"a":1e309}]', 'invalid-json'],
    [`-${'9'.repeat(310)}`, 'invalid-json'],
    ['{"__proto__":{}}', 'invalid-json'],
    ['{"a":1,"a":2}', 'duplicate-member'],
    ['[{"b":{"a":1,"c":[],"a":2}}]', 'duplicate-member'],
    ['{"a":1,"\\u0061":2}', 'duplicate-member'],
    ['{"a":"x\\u0000"}', 'invalid-text'],
    ['{"\\u0000":1}', 'invalid-text'],
    ['["\\ud83d"]', 'invalid-text'],
    ['["\\uDE00"]', 'invalid-text'],
  ])('%s is refused: %s', (text, code) => {
    expect(refusalOf(text)).toBe(code);
  });

  it('bytes that are no UTF-8 are refused', () => {
    expect(refusalOf(Uint8Array.of(0x22, 0xff, 0x22))).toBe('invalid-json');
  });

  it('20 levels are taken, 21 are not', () => {
    expect(refusalOf(nested(20))).toBeUndefined();
    expect(refusalOf(nested(21))).toBe('too-deep');
    expect(refusalOf('{"a":'.repeat(21) + '1' + '}'.repeat(21))).toBe('too-deep');
    expect(refusalOf(nested(500_000))).toBe('too-deep');
  });
});
