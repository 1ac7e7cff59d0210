import { isAway, isOfTheirs, reasonOf } from './openid-faults.js';

const fault = (fields: object, message = 'it failed'): Error => Object.assign(new Error(message), fields);
const lostLine = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
const mistake = Object.assign(new TypeError('"x" must be a URL'), { code: 'ERR_INVALID_ARG_TYPE' });
const answered = (status: number) => fault({ code: 'OAUTH_RESPONSE_IS_NOT_CONFORM', cause: { status } });

describe('what goes wrong at the identity provider', () => {
  it.each([
    ['nobody answers', lostLine, true, false],
    ['it takes too long', fault({ code: 'OAUTH_TIMEOUT' }), true, true],
    ['it answers 500', answered(500), true, true],
    ['it answers 503 in words', fault({ code: 'OAUTH_RESPONSE_BODY_ERROR', status: 503 }), true, true],
    ['it answers 499', answered(499), false, true],
    ['it refuses the code', fault({ code: 'OAUTH_RESPONSE_BODY_ERROR', status: 400 }), false, true],
    ['a token of somebody else', fault({ code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' }), false, true],
    ['a wrong call of ours', mistake, false, false],
    ['a bug', new RangeError('x'), false, false],
    ['nothing', undefined, false, false],
  ])('%s', (_, error, away, theirs) => {
    expect([isAway(error), isOfTheirs(error)]).toStrictEqual([away, theirs]);
  });

  it('is told by code, word and sentence, without what hangs on the error', () => {
    const error = fault({ code: 'OAUTH_RESPONSE_BODY_ERROR', error: 'invalid_grant', cause: { id_token: 'secret' } });
    expect(reasonOf(error)).toBe('OAUTH_RESPONSE_BODY_ERROR invalid_grant it failed');
    expect(reasonOf(lostLine)).toBe('fetch failed');
  });
});
