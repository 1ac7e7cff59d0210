/** How long the former token opens after a rotation: until every process has read the new one, in ms. */
const overlap = 15 * 60_000;

/** The tokens that open at this moment (milliseconds of the epoch), the present one first. */
export function acceptedTokens(secret: string, now: number): readonly string[] {
  const [present = '', former = ''] = secret.split('\n');
  const [token = '', until = ''] = former.split(' ');
  return token !== '' && now < Number(until) ? [present, token] : [present];
}

/** The secret after a rotation: the new token, and on a line of its own the former one with its end. */
export function rotatedToken(secret: string, fresh: string, now: number): string {
  const [present = ''] = secret.split('\n');
  return `${fresh}\n${present} ${now + overlap}`;
}
