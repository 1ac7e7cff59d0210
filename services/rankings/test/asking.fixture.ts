import request from 'supertest';

/** Requests as somebody whose token is their code. */
export const asking = (origin: () => string) => {
  const as = (code: string, test: request.Test): request.Test => test.set('authorization', `Bearer ${code}`);
  return {
    get: (path: string, code = 'mayor') => as(code, request(origin()).get(path)),
    post: (path: string, code: string, body: object = {}) => as(code, request(origin()).post(path)).send(body),
    put: (path: string, code: string, body: object) => as(code, request(origin()).put(path)).send(body),
    remove: (path: string, code: string) => as(code, request(origin()).delete(path)),
  };
};
