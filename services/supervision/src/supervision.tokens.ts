/** The running service and its copy of the directory, as Nest knows them: several services share a process. */
export const SUPERVISION = Symbol('supervision');
export const DIRECTORY = Symbol('directory copy of supervision');

/** The installation's key, by which query codes are recognised. */
export const INSTALLATION_KEY = Symbol('installation key');
