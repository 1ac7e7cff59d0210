/** The one list: Postgres ends, starts, is full or has no connection left. */
const awayStates = /^(08...|53...|57P0[1-5]|25P03)$/;
/** And what passes with another attempt: serialization, deadlock, lock not to be had. */
const collidedStates = /^(40001|40P01|55P03)$/;
const lostConnection =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** What pg says without a code. */
const lostInWords = /Connection terminated|connection timeout|timeout expired|timeout exceeded|is not queryable/i;
/** The server's own word that it rolled back. */
const rolledBack = /^(40|53|55)...$/;

/** Whether Postgres cannot be reached or cannot work at the moment (messaging.md, Proof); what others wrapped is theirs to open. */
export function isAway(error: unknown): boolean {
  const { code, message } = partsOf(error);
  return awayStates.test(code) || lostConnection.test(code) || lostInWords.test(message);
}

/** What passes by itself: the database restarts, a deadlock, no connection, a full disk (messaging.md, Consumers). */
export const isTransient = (error: unknown): boolean => isAway(error) || collidedStates.test(partsOf(error).code);

/** Whether an error of `commit` leaves open what became of the transaction: the line was lost, not the transaction. */
export function losesTheAnswer(error: unknown): boolean {
  return isTransient(error) && !rolledBack.test(partsOf(error).code);
}

/** The unique index that an insert broke, by name. */
export function brokenIndex(error: unknown): string | undefined {
  const { code, constraint } = partsOf(error);
  return code === '23505' ? constraint : undefined;
}

/** The values that stand in a unique index already, as Postgres tells them in whatever language: `(columns)=(values)`. */
export const brokenKey = (error: unknown): string => /=\((.*)\)/s.exec(partsOf(error).detail)?.[1] ?? '';

interface Parts {
  readonly code: string;
  readonly message: string;
  readonly detail: string;
  readonly constraint?: string;
}

/** Not by `instanceof Error`: errors of sockets come from another realm where code runs in a context of its own. */
function partsOf(error: unknown): Parts {
  const { code, message, detail, constraint } = (error ?? {}) as Partial<Parts>;
  return {
    code: code ?? '',
    message: message ?? '',
    detail: detail ?? '',
    ...(constraint !== undefined && { constraint }),
  };
}
