import { Refused } from '../problem/refused.js';
import { requestOf } from '../sign-in/request.fixture.js';
import { bodyLimit, cloudEventBatchType, cloudEventType } from './parsers.js';
import { checkMediaType } from './takes.js';

function refusalOf(type: string | undefined, body: unknown, types?: readonly string[]): string | undefined {
  try {
    checkMediaType(requestOf({ headers: type === undefined ? {} : { 'content-type': type }, body }), types);
    return undefined;
  } catch (error) {
    return error instanceof Refused ? error.rejection.code : 'not a refusal';
  }
}

describe('the media type of a body', () => {
  it.each([
    ['application/json', true],
    ['application/json; charset=utf-8', true],
    ['Application/JSON ;charset=UTF-8', true],
    [' application/json', true],
    [undefined, true],
    ['', true],
    ['text/plain', false],
    ['application/jsonp', false],
    ['application/problem+json', false],
    [cloudEventType, false],
    ['application/json, text/plain', false],
    ['multipart/form-data; boundary=x', false],
  ])('%j is taken where a route says nothing else: %p', (type, taken) => {
    expect(refusalOf(type, {})).toBe(taken ? undefined : 'unsupported-media-type');
  });

  it('is one that the route names, and JSON only if it names that', () => {
    const types = [cloudEventType, cloudEventBatchType];
    expect(types.map((type) => refusalOf(type, {}, types))).toStrictEqual([undefined, undefined]);
    expect(refusalOf('application/json', {}, types)).toBe('unsupported-media-type');
  });

  it('does not matter without a body; null is a body', () => {
    expect(refusalOf('text/plain', undefined)).toBeUndefined();
    expect(refusalOf('text/plain', null)).toBe('unsupported-media-type');
  });

  it('of events is CloudEvents, at most 5 MiB', () => {
    expect([cloudEventType, cloudEventBatchType, bodyLimit]).toStrictEqual([
      'application/cloudevents+json',
      'application/cloudevents-batch+json',
      5_242_880,
    ]);
  });
});
