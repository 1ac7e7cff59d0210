import { Algorithm, hash, verify } from '@node-rs/argon2';

/** Fewest and most characters of a password. */
export const passwordLength = { least: 12, most: 200 } as const;

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
const cost = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const passwordHash = (password: string): Promise<string> => hash(password, cost);

let nobodys: Promise<string> | undefined;

/** Whether the password fits; takes as long when there is no account, so that names cannot be told by the clock. */
export async function passwordFits(password: string, expected: string | undefined): Promise<boolean> {
  nobodys ??= passwordHash('an account that does not exist');
  const fits = await verify(expected ?? (await nobodys), password);
  return fits && expected !== undefined;
}
