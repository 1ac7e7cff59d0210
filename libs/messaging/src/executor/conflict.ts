/** Another writer was faster: the chunk is rolled back and run again on what that writer left. */
export class Conflict extends Error {}

/** The line was cut during the commit: nobody can say whether the chunk took effect. */
export class OutcomeUnknown extends Error {
  constructor(override readonly cause: unknown) {
    super('the connection was lost during the commit');
  }
}
