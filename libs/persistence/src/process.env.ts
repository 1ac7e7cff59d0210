export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process, where no other is given. */
export function processEnvironment(): Environment {
  return process.env;
}
