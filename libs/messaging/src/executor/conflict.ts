/** Another writer was faster: the chunk is rolled back and run again on what that writer left. */
export class Conflict extends Error {}
