/** Token of the running service in Nest's container. */
export const NOTICES = Symbol('notices');
