/** The running service and its copy of the directory, as Nest knows them: several services share a process. */
export const SUPERVISION = Symbol('supervision');
export const DIRECTORY = Symbol('directory copy of supervision');
