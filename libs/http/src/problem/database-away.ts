import { isAway } from '@kaoji/messaging';

/** What only who asks for an answer meets: a statement took too long, the keys of tokens cannot be fetched. */
const alsoAway = /^(57014|ERR_JWKS_TIMEOUT)$/;

/** Causes that drivers wrap: TypeORM keeps the driver's error, Node one per address it tried. */
function causesOf(error: Error): readonly unknown[] {
  const { driverError, errors, cause } = error as { driverError?: unknown; errors?: unknown; cause?: unknown };
  return [driverError, cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
}

/** Postgres is away, full or going down: passes by itself, answered 503 (messaging.md, faults). */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 3) return false;
  if (isAway(error) || alsoAway.test(String((error as { code?: unknown }).code))) return true;
  return causesOf(error).some((cause) => isDatabaseAway(cause, depth + 1));
}
