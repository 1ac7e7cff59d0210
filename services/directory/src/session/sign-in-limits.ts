import type { Limit } from '@kaoji/http';
import type { HttpRequest } from '../http/answers.js';

const nameOf = ({ body }: HttpRequest): string => {
  const name = (body as { username?: unknown } | null | undefined)?.username;
  return typeof name === 'string' ? name.slice(0, 64) : '';
};

/** Ten attempts at once and one more every half minute for a name. */
export const perName: Limit = {
  name: 'sign-in-name',
  capacity: 10,
  perSecond: 1 / 30,
  by: (request) => `name:${nameOf(request)}`,
};

/** More for an address, behind which a whole office may sit. */
export const perAddress: Limit = {
  name: 'sign-in-address',
  capacity: 60,
  perSecond: 1 / 2,
  by: (request) => `address:${request.ip}`,
};
