import { ForbiddenException, HttpException, NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { KeyReused } from '@kaoji/messaging';
import { refusalOfError } from './refusal-of-error.js';
import { Refused } from './refused.js';

const withCode = (code: string, message = ''): Error => Object.assign(new Error(message), { code });

describe('what was thrown', () => {
  it.each([
    ['a refusal', new Refused('invalid-cursor'), 'invalid-cursor'],
    ['a reused key', new KeyReused(), 'key-reused'],
    ['an unknown address', new NotFoundException(), 'unknown-route'],
    ['a forbidden one', new ForbiddenException(), 'not-allowed'],
    ['Nest, unavailable', new ServiceUnavailableException(), 'unavailable'],
    ['a strange 4xx', new HttpException('x', 418), 'invalid-request'],
    ['a 5xx', new HttpException('x', 502), 'internal'],
    ['a bug', new TypeError('x is not a function'), 'internal'],
    ['no error at all', 'text', 'internal'],
    ['nothing', undefined, 'internal'],
    ['Postgres shutting down', withCode('57P01'), 'unavailable'],
    ['Postgres full', withCode('53100'), 'unavailable'],
    ['nobody on the port', withCode('ECONNREFUSED'), 'unavailable'],
    ['a pool at its end', new Error('timeout exceeded when trying to connect'), 'unavailable'],
    ['the ORM around it', Object.assign(new Error('x'), { driverError: withCode('08006') }), 'unavailable'],
    ['all addresses tried', new AggregateError([withCode('ECONNREFUSED')]), 'unavailable'],
    ['a broken constraint', withCode('23514'), 'internal'],
    [
      'Fastify: too large',
      new HttpException('x', 413, { cause: withCode('FST_ERR_CTP_BODY_TOO_LARGE') }),
      'payload-too-large',
    ],
  ])('%s is answered as %p -> %s', (_name, error, code) => {
    expect(refusalOfError(error).rejection.code).toBe(code);
  });

  it('tells when to come back when we are away', () => {
    expect(refusalOfError(withCode('57P03')).headers).toStrictEqual({ 'retry-after': '5' });
  });
});
