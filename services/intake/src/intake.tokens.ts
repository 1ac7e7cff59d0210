/** Intake's `ServiceProcess`. */
export const INTAKE = Symbol('intake');

/** What intake's routes work with: `IntakeParts`. */
export const INTAKE_PARTS = Symbol('parts of intake');

/** Intake's `DirectoryCopy`. */
export const INTAKE_DIRECTORY = Symbol('directory copy of intake');

/** Where intake reports faults of its background work. */
export const INTAKE_LOG = Symbol('log of intake');
