import { IsOptional } from 'class-validator';
import {
  IsAlternative,
  IsCode,
  IsCount,
  IsFlag,
  IsOneOf,
  IsOnlyWhere,
  IsOptionalUnless,
  IsRecord,
  IsRecordList,
  IsSomeOf,
  IsNested,
  IsNestedList,
  IsTrueOnlyWithAny,
  validatePayload,
  type PayloadClass,
} from '../index.js';

function faults(cls: PayloadClass, data: unknown): string[] {
  const verdict = validatePayload(cls, data);
  return verdict.ok ? [] : verdict.faults.map(({ field, rule }) => `${field} ${rule}`);
}

function broken(decorator: PropertyDecorator, value: unknown): string[] {
  class Probe {
    declare at: unknown;
  }
  decorator(Probe.prototype, 'at');
  return faults(Probe, { at: value });
}

describe('one of a list of codes', () => {
  it.each([
    ['the first', 'red', []],
    ['the last', 'green', []],
    ['another', 'blue', ['at is-in']],
    ['one in upper case', 'RED', ['at is-in']],
    ['one with a space', 'red ', ['at is-in']],
    ['nothing', '', ['at is-in']],
    ['a list of one', ['red'], ['at is-in']],
    ['a name of every object', 'constructor', ['at is-in']],
    ['a number', 0, ['at is-in']],
    ['null', null, ['at required']],
  ])('%s', (_, value, expected) => {
    expect(broken(IsOneOf(['red', 'green']), value)).toStrictEqual(expected);
  });

  it('may be of numbers and flags, which no text equals', () => {
    expect([broken(IsOneOf([1, true]), 1), broken(IsOneOf([1, true]), true)]).toStrictEqual([[], []]);
    expect(broken(IsOneOf([1, true]), '1')).toStrictEqual(['at is-in']);
    expect(broken(IsOneOf([1, true]), 'true')).toStrictEqual(['at is-in']);
  });
});

describe('some of a list of codes', () => {
  it.each([
    ['none', [], []],
    ['all', ['red', 'green'], []],
    ['one twice', ['red', 'red'], []],
    ['another among them', ['red', 'blue'], ['at.1 is-in']],
    ['null among them', [null], ['at.0 is-in']],
    ['one outside a list', 'red', ['at list']],
  ])('%s', (_, value, expected) => {
    expect(broken(IsSomeOf(['red', 'green']), value)).toStrictEqual(expected);
  });
});

describe('a flag', () => {
  it.each([
    [true, []],
    [false, []],
    ['true', ['at flag']],
    ['', ['at flag']],
    [1, ['at flag']],
    [0, ['at flag']],
    [[], ['at flag']],
    [null, ['at required']],
  ])('%p', (value, expected) => {
    expect(broken(IsFlag(), value)).toStrictEqual(expected);
  });
});

describe('alternatives', () => {
  const either = [['code'], ['part', 'whole']] as const;
  class Measure {
    @IsAlternative(...either) @IsCode() code?: string;
    @IsAlternative(...either) @IsCount(0, 9) part?: number;
    @IsAlternative(...either) @IsCount(1, 9) whole?: number;
    @IsOptional() @IsFlag() beside?: boolean;
  }

  it.each([
    ['the first', { code: 'a' }, []],
    ['the second, whole', { part: 1, whole: 2 }, []],
    ['the second with a part of zero', { part: 0, whole: 2 }, []],
    ['the first, and null in the second', { code: 'a', part: null, whole: null }, []],
    ['neither', {}, ['code required']],
    ['neither, all null', { code: null, part: null, whole: null }, ['code required']],
    ['neither, beside another field', { beside: true }, ['code required']],
    ['half of the second', { part: 1 }, ['whole required']],
    ['the other half', { whole: 2 }, ['part required']],
    ['both', { code: 'a', part: 1, whole: 2 }, ['code exactly-one', 'part exactly-one', 'whole exactly-one']],
    [
      'the first and half of the second',
      { code: 'a', part: 1 },
      ['code exactly-one', 'part exactly-one', 'whole required'],
    ],
    ['the first, bad', { code: 'a b' }, ['code code']],
    ['the second, bad', { part: -1, whole: 0 }, ['part min', 'whole min']],
  ])('exactly one of them is given, whole: %s', (_, data, expected) => {
    expect(faults(Measure, data)).toStrictEqual(expected);
  });

  it('keep of the value what was given', () => {
    expect(validatePayload(Measure, { part: 1, whole: 2, code: null })).toStrictEqual({
      ok: true,
      value: { part: 1, whole: 2 },
    });
  });
});

describe('a field asked for under a condition', () => {
  class Verdict {
    @IsOneOf(['good', 'bad']) result: string;
    @IsOptionalUnless(({ result }) => result === 'bad') @IsCode() reason?: string;
  }

  it.each([
    ['not asked for and left out', { result: 'good' }, []],
    ['not asked for and null', { result: 'good', reason: null }, []],
    ['not asked for and given', { result: 'good', reason: 'r' }, []],
    ['not asked for and given badly', { result: 'good', reason: '' }, ['reason code']],
    ['asked for and given', { result: 'bad', reason: 'r' }, []],
    ['asked for and left out', { result: 'bad' }, ['reason required']],
    ['asked for and null', { result: 'bad', reason: null }, ['reason required']],
    ['beside a bad condition', { result: 'ugly' }, ['result is-in']],
  ])('%s', (_, data, expected) => {
    expect(faults(Verdict, data)).toStrictEqual(expected);
  });
});

describe('a field that has its place beside a flag', () => {
  class Answer {
    @IsFlag() @IsTrueOnlyWithAny('grade', 'note') answered: boolean;
    @IsOptional() @IsCount(0, 5) @IsOnlyWhere('answered', true) grade?: number;
    @IsOptional() @IsCode() note?: string;
    @IsOptional() @IsCode() @IsOnlyWhere('answered', false) because?: string;
  }

  it.each([
    ['nothing where the flag is false', { answered: false }, []],
    ['nothing where it is true', { answered: true }, ['answered says-nothing']],
    ['nulls where it is true', { answered: true, grade: null, note: null }, ['answered says-nothing']],
    ['a zero where it is true', { answered: true, grade: 0 }, []],
    ['the other field where it is true', { answered: true, note: 'n' }, []],
    ['a grade where it is false', { answered: false, grade: 3 }, ['grade out-of-place']],
    ['a null where it is false', { answered: false, grade: null }, []],
    ['a cause where it is false', { answered: false, because: 'away' }, []],
    ['a cause where it is true', { answered: true, note: 'n', because: 'away' }, ['because out-of-place']],
    ['a bad grade where it is false', { answered: false, grade: 9 }, ['grade out-of-place']],
    ['a grade beside what is no flag', { answered: 'true', grade: 3 }, ['answered flag']],
    ['a grade without a flag', { grade: 3 }, ['answered required']],
  ])('%s', (_, data, expected) => {
    expect(faults(Answer, data)).toStrictEqual(expected);
  });
});

describe('an object inside', () => {
  class Inner {
    @IsCode() code: string;
    @IsOptional() @IsCount(1, 3) count?: number;
  }
  class Outer {
    @IsNested(() => Inner) one: Inner;
    @IsOptional() @IsNestedList(() => Inner, 1, 2) many?: Inner[];
  }

  it.each([
    ['whole', { one: { code: 'a' } }, []],
    ['with a null in an optional field', { one: { code: 'a', count: null } }, []],
    ['without a field', { one: {} }, ['one.code required']],
    ['with a bad field', { one: { code: 'a', count: 4 } }, ['one.count max']],
    ['with a strange field', { one: { code: 'a', kode: 1 } }, ['one.kode unknown-field']],
    ['that is a list', { one: [{ code: 'a' }] }, ['one object']],
    ['that is a text', { one: 'a' }, ['one object']],
    ['that is missing', {}, ['one required']],
    ['in a list of one', { one: { code: 'a' }, many: [{ code: 'b' }] }, []],
    ['in an empty list', { one: { code: 'a' }, many: [] }, ['many list']],
    ['in a list too long', { one: { code: 'a' }, many: [{}, {}, {}] }, ['many list']],
    ['outside its list', { one: { code: 'a' }, many: { code: 'b' } }, ['many list']],
    ['that is null in a list', { one: { code: 'a' }, many: [null] }, ['many.0 object']],
    ['bad in a list', { one: { code: 'a' }, many: [{ code: 'b' }, { code: '' }] }, ['many.1.code code']],
    ['bad everywhere', { one: {}, many: [{}] }, ['one.code required', 'many.0.code required']],
  ])('%s', (_, data, expected) => {
    expect(faults(Outer, data)).toStrictEqual(expected);
  });

  it('is a copy: what was given stays as it was', () => {
    const given = { one: { code: 'a', count: null }, many: [{ code: 'b' }] };
    const verdict = validatePayload(Outer, given);
    expect(verdict).toStrictEqual({ ok: true, value: { one: { code: 'a' }, many: [{ code: 'b' }] } });
    expect(given).toStrictEqual({ one: { code: 'a', count: null }, many: [{ code: 'b' }] });
  });

  it.each([
    [{}, []],
    [{ a: { b: 1 } }, []],
    [[], ['at object']],
    ['text', ['at object']],
    [7, ['at object']],
  ])('whose members are its owner’s affair is any object: %p', (value, expected) => {
    expect(broken(IsRecord(), value)).toStrictEqual(expected);
  });

  it.each([
    [[], []],
    [[{}, { a: 1 }], []],
    [[{}, []], ['at.1 object']],
    [[null], ['at.0 object']],
    [{}, ['at list']],
  ])('and a list of such objects: %p', (value, expected) => {
    expect(broken(IsRecordList(), value)).toStrictEqual(expected);
  });
});
