const awayStates = /^(08...|53...|57P0[1-5]|57014|25P03)$/;
const lostConnection = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ERR_JWKS_TIMEOUT)$/;
const lostSentence =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|Client has encountered a connection error/i;

/** Causes that drivers wrap: TypeORM keeps the driver's error, Node one per address it tried. */
function causesOf(error: Error): readonly unknown[] {
  const { driverError, errors, cause } = error as { driverError?: unknown; errors?: unknown; cause?: unknown };
  return [driverError, cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
}

/** Postgres is away, full or going down: passes by itself, answered 503 (messaging.md, faults). */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 3) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (awayStates.test(code) || lostConnection.test(code))) return true;
  return lostSentence.test(error.message) || causesOf(error).some((cause) => isDatabaseAway(cause, depth + 1));
}
