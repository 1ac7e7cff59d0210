import type { Asked } from './asking.fixture.js';

/** A request that must be refused, and what is wrong with it. */
export interface Bad extends Asked {
  readonly what: string;
  /** The status that it has to have; any refusal without it. */
  readonly expected?: readonly number[];
}

const script = `<script>alert(1)</script>'; drop table supervision.event; --`;
const bad = [400];

const others: Readonly<Record<string, unknown>> = { string: { a: [] }, number: 'five', boolean: 'maybe' };

const wrongTypeOf = (value: unknown): unknown => (Array.isArray(value) ? 5 : (others[typeof value] ?? 'text'));

type Json = Readonly<Record<string, unknown>>;
interface Leaf {
  readonly at: readonly string[];
  readonly value: unknown;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const leavesOf = (body: Json, before: readonly string[] = []): readonly Leaf[] =>
  Object.entries(body).flatMap(([name, value]) => {
    const at = [...before, name];
    return [{ at, value }, ...(isObject(value) ? leavesOf(value, at) : [])];
  });

function withValue(body: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  return { ...(body as Json), [name]: withValue((body as Json)[name], rest, value) };
}

const day = /^\d{4}-\d{2}-\d{2}/;

function leafCases({ at, value }: Leaf): readonly { what: string; value: unknown; expected?: readonly number[] }[] {
  const field = at.join('.');
  const cases = [
    { what: `${field}: wrong type`, value: wrongTypeOf(value), expected: bad },
    { what: `${field}: cannot be text`, value: { toString: 1, valueOf: 1 }, expected: bad },
  ];
  if (typeof value !== 'string') return cases;
  return [
    ...cases,
    { what: `${field}: U+0000`, value: 'a\u0000b', expected: bad },
    { what: `${field}: half a character`, value: '\ud83d', expected: bad },
    { what: `${field}: script and SQL`, value: script },
    ...(day.test(value)
      ? [{ what: `${field}: impossible date`, value: value.replace(day, '2026-02-30'), expected: bad }]
      : []),
  ];
}

/** What can be wrong with the JSON body of a request that is well-formed. */
function bodyCases(request: Asked, body: Json): readonly Bad[] {
  const json = (what: string, value: unknown, expected?: readonly number[]): Bad => ({
    ...request,
    what,
    body: JSON.stringify(value),
    ...(expected && { expected }),
  });
  const text = (what: string, value: string | Buffer, expected = bad): Bad => ({
    ...request,
    what,
    body: value,
    expected,
  });
  const whole = JSON.stringify(body);
  return [
    { ...request, what: 'as it is: what it names is not there' },
    text('cut off', whole.slice(0, -1)),
    text('no JSON', '{a:1}'),
    text('empty', ''),
    text('not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])),
    text('nested too deep', `${'{"a":'.repeat(30)}1${'}'.repeat(30)}`),
    text('a member twice', `{"a":1,"a":2}`),
    text('__proto__', '{"__proto__":{}}'),
    json('an array', [[]], bad),
    json('a text', 'text', bad),
    json('null', null),
    json('unknown field', { ...body, 'un-known': 1 }, bad),
    json('constructor', { ...body, constructor: {} }, bad),
    { ...request, what: 'another media type', type: 'text/html', expected: [415] },
    { ...request, what: 'oversized', body: '{', length: 64 * 1024 * 1024, expected: [413] },
    ...leavesOf(body).flatMap((leaf) =>
      leafCases(leaf).map(({ what, value, expected }) => json(what, withValue(body, leaf.at, value), expected)),
    ),
  ];
}

const strange = ['%00', encodeURIComponent(script), '%ff', 'x'.repeat(600), '..%2f..%2fetc', '%e2%80%ae'];

/** The address with each of its last parts that name something replaced. */
function addressCases(request: Asked, pattern: string): readonly Bad[] {
  const [path = '', query] = request.path.split('?');
  const parts = path.split('/');
  const named = pattern.split('/').flatMap((part, index) => (part.startsWith(':') ? [index] : []));
  return named.flatMap((index) =>
    strange.map((value) => ({
      ...request,
      what: `${pattern.split('/')[index] ?? ''} = ${value.slice(0, 20)}`,
      path: `${parts.with(index, value).join('/')}${query === undefined ? '' : `?${query}`}`,
    })),
  );
}

const strangeQuery = [
  '',
  '2026-02-30',
  '0000',
  '0000-01',
  '9999-12',
  '9'.repeat(400),
  encodeURIComponent(script),
  '%00',
  '%ff',
  '[1]',
  'a&x=b',
];

/** Each parameter of the query that the document names, with a value of no use; it may be ignored, but not fail. */
function queryCases(request: Asked, parameters: readonly string[]): readonly Bad[] {
  const [path = ''] = request.path.split('?');
  return parameters.flatMap((name) =>
    strangeQuery.map((value) => ({
      ...request,
      what: `?${name}=${value.slice(0, 20)}`,
      path: `${path}?${name}=${value}`,
    })),
  );
}

/** All that is wrong on purpose with a request. */
export function badRequests(
  request: Asked,
  pattern: string,
  parameters: readonly string[],
  body: unknown,
): readonly Bad[] {
  return [
    ...addressCases(request, pattern),
    ...queryCases(request, parameters),
    ...(isObject(body) ? bodyCases(request, body) : []),
  ];
}
