const transientStates = /^(40001|40P01|57P0.|53...|08...|25P03|55P03)$/;
const lostConnection =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** What pg says without a code. */
const lostInWords = /Connection terminated|connection timeout|timeout expired|timeout exceeded|is not queryable/i;
/** The server's own word that it rolled back. */
const rolledBack = /^(40|53|55)...$/;

/** What passes by itself: the database restarts, a deadlock, no connection, a full disk (messaging.md, Consumers). */
export function isTransient(error: unknown): boolean {
  const { code, message } = partsOf(error);
  return transientStates.test(code) || lostConnection.test(code) || lostInWords.test(message);
}

/** Whether an error of `commit` leaves open what became of the transaction: the line was lost, not the transaction. */
export function losesTheAnswer(error: unknown): boolean {
  return isTransient(error) && !rolledBack.test(partsOf(error).code);
}

/** The unique index that an insert broke, by name. */
export function brokenIndex(error: unknown): string | undefined {
  const { code, constraint } = partsOf(error);
  return code === '23505' ? constraint : undefined;
}

interface Parts {
  readonly code: string;
  readonly message: string;
  readonly constraint?: string;
}

/** Not by `instanceof Error`: errors of sockets come from another realm where code runs in a context of its own. */
function partsOf(error: unknown): Parts {
  const { code, message, constraint } = (error ?? {}) as Partial<Parts>;
  return { code: code ?? '', message: message ?? '', ...(constraint !== undefined && { constraint }) };
}
