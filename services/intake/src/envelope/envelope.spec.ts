import { envelopeOf, tellable } from './envelope.js';

const whole = {
  specversion: '1.0',
  id: 'e-1',
  source: '/housing/cases',
  type: 'kaoji.matter.resumed.v1',
  subject: 'M-1',
  time: '2026-10-14T09:30:00+08:00',
  datacontenttype: 'application/json',
  data: { unitCode: 'housing' },
};

const without = (name: string): object =>
  Object.fromEntries(Object.entries(whole).filter(([attribute]) => attribute !== name));

/** The code of a refusal with what it names, or `read`. */
function told(item: unknown): string {
  const read = envelopeOf(item);
  if (!('kind' in read)) return 'read';
  return [read.code, ...Object.values(read.params ?? {})].join(' ');
}

const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });

describe('an envelope', () => {
  it('is read with what makes the event’s identity and content, and nothing else', () => {
    const read = envelopeOf({ ...whole, dataschema: 'https://gov.example/s', traceparent: '00-1' });
    expect(read).toStrictEqual({
      source: '/housing/cases',
      id: 'e-1',
      type: 'kaoji.matter.resumed.v1',
      subject: 'M-1',
      data: { unitCode: 'housing' },
      time: '2026-10-14T09:30:00+08:00',
    });
  });

  it.each([['time'], ['datacontenttype']])('may leave out %s', (name) => {
    expect(told(without(name))).toBe('read');
    expect(told({ ...whole, [name]: null })).toBe('read');
  });

  it('without a time, or with null, has no time of its own', () => {
    for (const item of [without('time'), { ...whole, time: null }]) {
      const read = envelopeOf(item);
      expect(Object.keys(read).sort()).toStrictEqual(['data', 'id', 'source', 'subject', 'type']);
    }
  });

  it.each([['specversion'], ['id'], ['source'], ['type'], ['subject'], ['data']])('needs %s', (name) => {
    expect(told(without(name))).toBe(`invalid-envelope ${name}`);
    expect(told({ ...whole, [name]: null })).toBe(`invalid-envelope ${name}`);
  });

  it.each([
    ['specversion', '1.0', true],
    ['specversion', '0.3', false],
    ['specversion', '1', false],
    ['specversion', 1, false],
    ['id', 'a', true],
    ['id', 'a b / 中', true],
    ['id', 'a'.repeat(512), true],
    ['id', 'a'.repeat(513), false],
    ['id', '', false],
    ['id', 'a\n', false],
    ['id', 'a\u007f', false],
    ['id', 7, false],
    ['id', ['a'], false],
    ['source', 'https://agency.example/cases?year=2026#1', true],
    ['source', 'urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66', true],
    ['source', '//agency.example', true],
    ['source', '/%E6%B0%B4', true],
    ['source', '/%E6%B', false],
    ['source', '/%zz', false],
    ['source', '/水务', false],
    ['source', '/a b', false],
    ['source', '/a"b', false],
    ['source', '/<a>', false],
    ['source', '', false],
    ['source', `/${'a'.repeat(511)}`, true],
    ['source', `/${'a'.repeat(512)}`, false],
    ['type', 'kaoji.unheard-of.v9', true],
    ['type', '', false],
    ['type', 'a\tb', false],
    ['subject', 'M-1', true],
    ['subject', '督〔2026〕1号', true],
    ['subject', 'a'.repeat(64), true],
    ['subject', 'a'.repeat(65), false],
    ['subject', 'a/b', false],
    ['subject', 'a b', false],
    ['subject', '', false],
    ['time', '2026-10-14T01:30:00Z', true],
    ['time', '2026-10-14T01:30:00.123Z', true],
    ['time', '2026-10-14T09:30:00', false],
    ['time', '2026-10-14', false],
    ['time', '2026-02-30T09:30:00Z', false],
    ['time', '', false],
    ['time', 1_790_000_000, false],
    ['datacontenttype', 'application/json; charset=utf-8', true],
    ['datacontenttype', 'Application/JSON', true],
    ['datacontenttype', 'application/jsonx', false],
    ['datacontenttype', 'application/cloudevents+json', false],
    ['datacontenttype', 'text/plain', false],
    ['datacontenttype', '', false],
    ['dataschema', 'https://gov.example/schema', true],
    ['dataschema', null, true],
    ['dataschema', 'no uri', false],
    ['dataschema', '', false],
    ['data', {}, true],
    ['data', [], false],
    ['data', 'text', false],
    ['data', 7, false],
    ['data', true, false],
  ])('%s may be %j: %p', (name, value, isGood) => {
    expect(told({ ...whole, [name]: value })).toBe(isGood ? 'read' : `invalid-envelope ${name}`);
  });

  it.each([
    ['traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', true],
    ['sequence', 7, true],
    ['flag', true, true],
    ['nothing', null, true],
    ['a'.repeat(64), 'x', true],
    ['a'.repeat(65), 'x', false],
    ['traceParent', 'x', false],
    ['trace-parent', 'x', false],
    ['trace_parent', 'x', false],
    ['data_base64', 'eA==', false],
    ['', 'x', false],
    ['object', { a: 1 }, false],
    ['list', [1], false],
    ['constructor', 'x', true],
    ['toString', 'x', false],
  ])('an extension named %j may be %j: %p', (name, value, isGood) => {
    expect(told({ ...whole, [name]: value })).toBe(isGood ? 'read' : `invalid-envelope ${name.slice(0, 64)}`);
  });

  it('takes no attribute from where every object has its names', () => {
    expect(told(Object.create(whole))).toBe('invalid-envelope specversion');
    expect(told(JSON.parse('{"__proto__":{"specversion":"1.0"}}'))).toBe('invalid-envelope specversion');
  });

  it('names the first attribute that is broken, in the order of the specification', () => {
    expect(told({ ...whole, id: '', source: '', odd_name: 1 })).toBe('invalid-envelope id');
    expect(told({ ...whole, subject: 'a/b', odd_name: 1 })).toBe('invalid-envelope subject');
  });

  it.each([undefined, null, 'text', 7, true, [], [whole]])('that is no object is no event: %p', (item) => {
    expect(told(item)).toBe('invalid-event');
  });

  it('with what cannot be stored is refused before its attributes are looked at', () => {
    expect(told({ ...whole, id: '', data: { a: 'b\0' } })).toBe('invalid-text');
    expect(told({ ...whole, data: { a: '\uD800' } })).toBe('invalid-text');
    expect(told({ ...whole, data: { 'a\0': 1 } })).toBe('invalid-text');
    expect(told({ ...whole, data: nested(20) })).toBe('too-deep 20');
    expect(told({ ...whole, data: nested(19) })).toBe('read');
  });
});

describe('what is told of an item that is perhaps no event', () => {
  it.each([
    [{ id: 'e-1' }, 'e-1'],
    [{ id: 'a'.repeat(600) }, 'a'.repeat(512)],
    [{ id: 'a\0b' }, 'a\uFFFDb'],
    [{ id: 'a\uD800' }, 'a\uFFFD'],
    [{ id: 7 }, ''],
    [{ id: null }, ''],
    [{}, ''],
    [null, ''],
    ['id', ''],
    [[{ id: 'e-1' }], ''],
    [Object.create({ id: 'e-1' }) as object, ''],
  ])('%j: %j', (item, id) => {
    expect(tellable(item, 'id')).toBe(id);
  });
});
