interface Parts {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly error?: unknown;
  readonly status?: unknown;
  readonly cause?: { readonly status?: unknown };
}

/** Not by `instanceof`: errors of `fetch` come from another realm where code runs in a context of its own. */
const partsOf = (error: unknown): Parts => (error ?? {}) as Parts;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whether the provider did not answer, or said itself that it cannot; `fetch` throws a TypeError without a code then. */
export function isAway(error: unknown): boolean {
  const { name, code, status, cause } = partsOf(error);
  if (code === undefined) return name === 'TypeError';
  return code === 'OAUTH_TIMEOUT' || Number(cause?.status ?? status) >= 500;
}

/** Whether it is an answer that is not to be trusted, or not one at all; what is neither is a fault of ours. */
export const isOfTheirs = (error: unknown): boolean => textOf(partsOf(error).code).startsWith('OAUTH_');

/** For the log: without what hangs on an error, where answers of the provider stand, and tokens in them. */
export function reasonOf(error: unknown): string {
  const { message, code, error: said } = partsOf(error);
  return [code, said, message]
    .map(textOf)
    .filter((text) => text !== '')
    .join(' ');
}
