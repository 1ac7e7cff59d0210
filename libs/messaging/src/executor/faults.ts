const transientStates = /^(40001|40P01|57P0.|53...|08...|25P03|55P03|57014)$/;
const lostConnection = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** What passes by itself: the database restarts, a deadlock, no connection, a full disk (messaging.md, Consumers). */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: string };
  if (code !== undefined && (transientStates.test(code) || lostConnection.test(code))) return true;
  return /Connection terminated|connection timeout|Client has encountered a connection error/i.test(error.message);
}

/** The unique index that an insert broke, by name. */
export function brokenIndex(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' ? constraint : undefined;
}
